//! What is asked of the thread that answers, and what both threads know of each other.

use std::sync::atomic::{AtomicBool, AtomicU64};
use std::sync::mpsc::Sender;
use std::time::Duration;

use crate::app::{ComparisonOrder, DifferencesOrder, RelatedOrder, SearchOrder};
use crate::model::{EditionKey, MarkId};

/// How often somebody who looks at it wants to see how far the index is.
pub(super) const OFTEN: Duration = Duration::from_millis(200);

/// What is asked of the thread that answers.
pub(super) enum SearchAsk {
    Order(SearchOrder),
    Relate(RelatedOrder),
    Suggest(RelatedOrder),
    Compare(ComparisonOrder),
    Differences(DifferencesOrder),
    Count(Vec<(MarkId, String)>),
    Watch(EditionKey, Vec<(String, String)>),
    /// Answer once everything before is done.
    Settle(Sender<()>),
}

/// What both threads know of each other.
#[derive(Debug, Default)]
pub(super) struct SearchSigns {
    /// The number of the newest order.
    pub(super) newest: AtomicU64,
    /// The same of orders for what is on the same thing.
    pub(super) newest_relation: AtomicU64,
    /// The same of comparisons; 0 if nobody waits for one.
    pub(super) newest_comparison: AtomicU64,
    /// What is in the index has changed.
    pub(super) is_stale: AtomicBool,
    /// The index is brought up to the library just now.
    pub(super) is_filling: AtomicBool,
    /// Nobody waits any more.
    pub(super) is_over: AtomicBool,
}
