//! Keeping devices in step, in Japanese.

use super::Ja;
use crate::store::SyncFault;
use crate::sync::SyncReport;
use crate::words::Errors as _;
use crate::words::in_step::{SyncWords, told_arrivals};

impl SyncWords for Ja {
    fn synced(&self, report: &SyncReport) -> String {
        let words = ["しおり", "切り抜き", "追跡中の話題", "開いた号", "記事の読みかけの位置"];
        let came = told_arrivals(report, words.map(|what| [what, what]));
        let came: Vec<_> = came.iter().map(|(count, what)| format!("{what} {count} 件")).collect();
        let came = if came.is_empty() {
            "受信はありません".to_owned()
        } else {
            format!("受信：{}", came.join("、"))
        };
        format!("ほかの {} 台と同期しました。{came}。送信：{} 件", report.devices, report.went)
    }

    fn lines_passed_over(&self, file: &str, lines: usize) -> String {
        format!(
            "{file}：{lines} 行を読み飛ばしました（同期の途中、破損、または新しい newsprint のもの）。ファイルはそのままです"
        )
    }

    fn sync_fault(&self, fault: &SyncFault) -> String {
        match fault {
            SyncFault::State(error) => self.state_error(error),
            SyncFault::Folder(folder, cause) => format!(
                "同期していません：{folder}：{}。config.toml の sync を確かめてください",
                self.system_error(cause)
            ),
        }
    }

    fn no_sync_folder(&self) -> &'static str {
        "フォルダーが指定されていません。config.toml に sync = \"~/Sync/newsprint\" のように書いてください"
    }
}
