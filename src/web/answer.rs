//! Answers: pages, redirects and refusals with the headers that every one of them has.

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{self, HeaderName, HeaderValue};
use hyper::{Response, StatusCode};

/// What is sent back.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub(super) status: StatusCode,
    body: String,
    headers: Vec<(HeaderName, HeaderValue)>,
}

const EVERYWHERE: [(HeaderName, &str); 9] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // Without any referrer a browser would send forms with an origin of "null", which no form of ours has.
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (header::STRICT_TRANSPORT_SECURITY, "max-age=31536000"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("permissions-policy"), "interest-cohort=()"),
    (header::VARY, "Cookie"),
];

/// How a browser is given its token.
#[derive(Debug, Clone, Copy)]
pub(super) enum Cookie {
    /// It sends it over HTTPS only, and no other host can set it.
    Https,
    /// Within one computer there is no HTTPS, and without it Safari keeps nothing that is marked `Secure`.
    Local,
}

impl Answer {
    fn new(status: StatusCode, kind: &'static str, body: String) -> Self {
        let headers = vec![(header::CONTENT_TYPE, HeaderValue::from_static(kind))];
        Self { status, body, headers }
    }

    /// A page that no cache keeps.
    pub(super) fn page(status: StatusCode, page: String) -> Self {
        Self::new(status, "text/html; charset=utf-8", page)
            .with(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))
    }

    /// The style, which never changes under its name.
    pub(super) fn style(text: &str) -> Self {
        let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
        Self::new(StatusCode::OK, "text/css; charset=utf-8", text.to_owned())
            .with(header::CACHE_CONTROL, forever)
    }

    /// A word for whoever watches the server.
    pub(super) fn word(status: StatusCode, word: &str) -> Self {
        Self::new(status, "text/plain; charset=utf-8", word.to_owned())
            .with(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))
    }

    /// On to a page, whatever the method was.
    pub(super) fn go(path: &'static str) -> Self {
        Self::word(StatusCode::SEE_OTHER, "").with(header::LOCATION, HeaderValue::from_static(path))
    }

    pub(super) fn with(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, value));
        self
    }

    /// Gives the browser its token, or takes it away.
    pub(super) fn with_token(self, cookie: Cookie, token: Option<&str>) -> Self {
        let (name, value) = (cookie.name(), token.unwrap_or_default());
        let secure = if matches!(cookie, Cookie::Https) { "; Secure" } else { "" };
        let ends = if token.is_none() { "; Max-Age=0" } else { "" };
        let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Strict{secure}{ends}");
        match HeaderValue::try_from(cookie) {
            Ok(cookie) => self.with(header::SET_COOKIE, cookie),
            Err(_) => self,
        }
    }

    pub(super) fn into_response(self) -> Response<Full<Bytes>> {
        let mut response = Response::new(Full::new(Bytes::from(self.body)));
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        for (name, value) in EVERYWHERE {
            headers.insert(name, HeaderValue::from_static(value));
        }
        headers.extend(self.headers);
        response
    }
}

impl Cookie {
    fn name(self) -> &'static str {
        match self {
            Self::Https => "__Host-mims",
            Self::Local => "mims",
        }
    }

    /// The token that a browser sent.
    pub(super) fn token(self, headers: &hyper::HeaderMap) -> Option<String> {
        let cookies =
            headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs = cookies.flat_map(|cookies| cookies.split(';')).map(str::trim);
        let value = pairs.find_map(|pair| pair.strip_prefix(self.name())?.strip_prefix('='))?;
        (!value.is_empty()).then(|| value.to_owned())
    }
}
