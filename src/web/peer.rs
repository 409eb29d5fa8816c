//! Who is at the other end: the address that limits count by, and whether a form came from a page of the portal.

use std::net::{IpAddr, Ipv6Addr};

use hyper::HeaderMap;
use hyper::header::{HOST, ORIGIN};
use ipnet::IpNet;

/// Who opened the connection; none through a Unix socket.
pub(super) type Opener = Option<IpAddr>;

/// The address of whoever asks. Behind a proxy it is the last hop that the proxy has written down: what stands before
/// it was sent by the browser, which may write what it likes.
pub(super) fn asker(opener: Opener, headers: &HeaderMap, proxies: &[IpNet]) -> IpAddr {
    let own = opener.unwrap_or(IpAddr::V6(Ipv6Addr::LOCALHOST)).to_canonical();
    let is_proxy = proxies.iter().any(|net| net.contains(&own));
    let hops = headers.get_all("x-forwarded-for").iter().next_back();
    let last = hops.and_then(|hops| hops.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
    match last {
        Some(hop) if is_proxy => IpAddr::to_canonical(&hop),
        _ => own,
    }
}

/// What counts as one address: a household has 64 bits of IPv6 to itself.
pub(super) fn place(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() >> 64 << 64)),
    }
}

/// Whether a form was sent by a page of the portal. Browsers say so themselves; older ones name the page's origin.
pub(super) fn is_from_here(headers: &HeaderMap) -> bool {
    let text = |value: Option<&hyper::header::HeaderValue>| {
        value.and_then(|value| value.to_str().ok()).map(str::to_owned)
    };
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin";
    }
    let (origin, host) = (text(headers.get(ORIGIN)), text(headers.get(HOST)));
    let named = origin.as_deref().and_then(|origin| origin.split_once("://"));
    matches!((named, host), (Some(("http" | "https", named)), Some(host)) if named == host)
}

/// Whether the page was asked for by an address of this computer, where nobody else can be asked: a page elsewhere that
/// has its name point here must not get an answer.
pub(super) fn is_named_here(headers: &HeaderMap) -> bool {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, port)| {
        if port.bytes().all(|byte| byte.is_ascii_digit()) { name } else { host }
    });
    let address = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    name == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use hyper::header::{HeaderName, HeaderValue};

    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let pair = |(name, value): &(&'static str, &'static str)| {
            (HeaderName::from_static(name), HeaderValue::from_static(value))
        };
        pairs.iter().map(pair).collect()
    }

    #[test]
    fn the_last_hop_counts_and_only_from_a_proxy() {
        let proxies = ["127.0.0.0/8".parse().expect("a network")];
        let check = |opener: &str, hops: &'static str, expected: &str| {
            let opener = Some(opener.parse().expect("an address"));
            let asker = asker(opener, &headers(&[("x-forwarded-for", hops)]), &proxies);
            assert_eq!(asker.to_string(), expected, "{hops}");
        };
        check("127.0.0.1", "203.0.113.7", "203.0.113.7");
        check("127.0.0.1", "10.0.0.1, 203.0.113.7", "203.0.113.7");
        check("127.0.0.1", "203.0.113.7, nonsense", "127.0.0.1");
        check("127.0.0.1", "::ffff:203.0.113.7", "203.0.113.7");
        check("192.0.2.9", "203.0.113.7", "192.0.2.9");
        assert_eq!(asker(None, &headers(&[]), &proxies).to_string(), "::1");
    }

    #[test]
    fn a_household_is_one_place() {
        let check = |address: &str, expected: &str| {
            assert_eq!(place(address.parse().expect("an address")).to_string(), expected);
        };
        check("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::");
        check("203.0.113.7", "203.0.113.7");
    }

    #[test]
    fn a_form_comes_from_here_or_is_refused() {
        let check = |pairs: &[(&'static str, &'static str)], expected| {
            assert_eq!(is_from_here(&headers(pairs)), expected, "{pairs:?}");
        };
        let (host, site) = (("host", "mims.example"), "sec-fetch-site");
        check(&[host, (site, "same-origin")], true);
        check(&[host, (site, "same-site")], false);
        check(&[host, (site, "cross-site"), ("origin", "https://mims.example")], false);
        check(&[host, (site, "none")], false);
        check(&[host, ("origin", "https://mims.example")], true);
        check(&[host, ("origin", "http://mims.example")], true);
        check(&[host, ("origin", "https://mims.example:8443")], false);
        check(&[host, ("origin", "https://evil.example")], false);
        check(&[host, ("origin", "null")], false);
        check(&[host], false);
    }

    #[test]
    fn a_help_desk_answers_to_names_of_its_own_computer_only() {
        let check = |host: &'static str, expected| {
            assert_eq!(is_named_here(&headers(&[("host", host)])), expected, "{host}");
        };
        check("127.0.0.1:8300", true);
        check("localhost:8300", true);
        check("[::1]:8300", true);
        check("[::1]", true);
        check("evil.example:8300", false);
        check("127.0.0.1.evil.example", false);
        check("192.0.2.1", false);
        check("", false);
    }
}
