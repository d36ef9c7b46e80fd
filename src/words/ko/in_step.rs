//! Keeping devices in step, in Korean.

use super::Ko;
use crate::store::SyncFault;
use crate::sync::SyncReport;
use crate::words::Errors as _;
use crate::words::in_step::{SyncWords, told_arrivals};

impl SyncWords for Ko {
    fn synced(&self, report: &SyncReport) -> String {
        let words = ["책갈피", "스크랩", "따라가는 이야기", "펼친 호", "기사의 읽던 자리"];
        let came = told_arrivals(report, words.map(|what| [what, what]));
        let came: Vec<_> = came.iter().map(|(count, what)| format!("{what} {count}개")).collect();
        let came = if came.is_empty() {
            "받은 것 없음".to_owned()
        } else {
            format!("받음: {}", came.join(", "))
        };
        format!("다른 기기 {}대와 맞췄습니다. {came}. 보냄: {}개", report.devices, report.went)
    }

    fn lines_passed_over(&self, file: &str, lines: usize) -> String {
        format!(
            "{file}: {lines}줄을 건너뛰었습니다(동기화 중이거나 손상되었거나 더 새로운 newsprint의 것). 파일은 그대로입니다"
        )
    }

    fn sync_fault(&self, fault: &SyncFault) -> String {
        match fault {
            SyncFault::State(error) => self.state_error(error),
            SyncFault::Folder(folder, cause) => format!(
                "맞추지 못했습니다: {folder}: {}. config.toml의 sync를 확인하세요",
                self.system_error(cause)
            ),
        }
    }

    fn no_sync_folder(&self) -> &'static str {
        "폴더가 지정되지 않았습니다. config.toml에 sync = \"~/Sync/newsprint\"처럼 적으세요"
    }
}
