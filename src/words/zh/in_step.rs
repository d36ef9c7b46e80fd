//! Keeping devices in step, in Chinese.

use super::Zh;
use crate::store::SyncFault;
use crate::sync::SyncReport;
use crate::words::Errors as _;
use crate::words::in_step::{SyncWords, told_arrivals};

impl SyncWords for Zh {
    fn synced(&self, report: &SyncReport) -> String {
        let words = ["个书签", "条剪报", "个追踪", "期的打开记录", "篇的阅读位置"];
        let came = told_arrivals(report, words.map(|what| [what, what]));
        let came: Vec<_> = came.iter().map(|(count, what)| format!("{count} {what}")).collect();
        let came = if came.is_empty() {
            "没有新内容".to_owned()
        } else {
            format!("收到 {}", came.join("、"))
        };
        format!("已与另外 {} 台设备同步：{came}，送出 {} 项", report.devices, report.went)
    }

    fn lines_passed_over(&self, file: &str, lines: usize) -> String {
        format!("{file}：略过 {lines} 行：没有同步完、已损坏，或来自更新的 newsprint；文件未作改动")
    }

    fn sync_fault(&self, fault: &SyncFault) -> String {
        match fault {
            SyncFault::State(error) => self.state_error(error),
            SyncFault::Folder(folder, cause) => format!(
                "没有同步：{folder}：{}；请看 config.toml 的 sync",
                self.system_error(cause)
            ),
        }
    }

    fn no_sync_folder(&self) -> &'static str {
        "没有指定文件夹；请在 config.toml 里写上，例如 sync = \"~/Sync/newsprint\""
    }
}
