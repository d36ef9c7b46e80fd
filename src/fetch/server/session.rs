//! Questions to a server, and its answers as JSON.

use serde_json::Value;
use url::Url;

use crate::fetch::asking::failed;
use crate::fetch::web::{NamedBy, Payload, Purpose, Reply, Request};
use crate::fetch::{FetchError, Job, address};

/// A question to a server.
pub(super) struct Question<'a> {
    pub(super) url: Url,
    pub(super) headers: &'a [(&'a str, &'a str)],
    pub(super) payload: Option<Payload<'a>>,
}

/// Who asks: the web, or a test that stands for it.
pub(super) type Asking<'a> = dyn Fn(&Question<'_>) -> Result<Vec<u8>, FetchError> + Sync + 'a;

/// A server that lets the person in.
pub(super) struct ServerSession<'a> {
    pub(super) job: &'a Job<'a>,
    /// Where its API begins.
    pub(super) root: Url,
    ask: &'a Asking<'a>,
}

/// The web as who is asked. What the server redirects to is content.
pub(super) fn of_web<'a>(
    job: &'a Job<'a>,
) -> Result<impl Fn(&Question<'_>) -> Result<Vec<u8>, FetchError> + Sync + 'a, FetchError> {
    let source = address::of_source(&job.source.url)?;
    Ok(move |question: &Question<'_>| {
        let named_by = NamedBy::Content { source: &source, allow: &job.subscription.allow };
        let request = Request {
            headers: question.headers,
            payload: question.payload,
            agent: job.source.agent.as_deref(),
            manners: job.subscription.manners,
            ..Request::new(&question.url, named_by, Purpose::Server, job.watch)
        };
        match job.web.ask(&request) {
            Ok(Reply::New(document)) => Ok(document.bytes),
            // Nothing was known of it, so nothing can be the same.
            Ok(Reply::Same(_)) => Ok(Vec::new()),
            Err(why) => Err(failed(&question.url, why)),
        }
    })
}

impl<'a> ServerSession<'a> {
    /// One at the source's own address.
    pub(super) fn new(job: &'a Job<'a>, ask: &'a Asking<'a>) -> Result<Self, FetchError> {
        Ok(Self { job, root: address::of_source(&job.source.url)?, ask })
    }

    /// The same person at another place of the server.
    pub(super) fn at(&self, path: &str) -> Self {
        Self { job: self.job, root: self.url(path, &[]), ask: self.ask }
    }

    /// An address of the API.
    pub(super) fn url(&self, path: &str, query: &[(&str, &str)]) -> Url {
        let mut url = self.root.clone();
        url.set_query(None);
        url.set_fragment(None);
        url.set_path(&format!("{}{path}", self.root.path().trim_end_matches('/')));
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        url
    }

    pub(super) fn bytes(
        &self,
        url: Url,
        headers: &[(&str, &str)],
        payload: Option<Payload<'_>>,
    ) -> Result<Vec<u8>, FetchError> {
        (self.ask)(&Question { url, headers, payload })
    }

    pub(super) fn json(
        &self,
        url: Url,
        headers: &[(&str, &str)],
        payload: Option<Payload<'_>>,
    ) -> Result<Value, FetchError> {
        let address = url.to_string();
        let bytes = self.bytes(url, headers, payload)?;
        serde_json::from_slice(&bytes).map_err(|_| FetchError::NotUnderstood { url: address })
    }

    /// An answer that is not what the API says.
    pub(super) fn not_understood(&self) -> FetchError {
        FetchError::NotUnderstood { url: self.root.to_string() }
    }
}

/// A text or a number of a JSON object; empty if it is not there.
pub(super) fn text(value: &Value, name: &str) -> String {
    match value.get(name) {
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// The items of a JSON array.
pub(super) fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}
