//! What must be taken, what must be refused, and what matching must never do.

use proptest::prelude::*;
use url::form_urlencoded;

use super::*;

const SITE: Rules = Rules {
    confidential: true,
    allow_http: true,
};
const STRICT: Rules = Rules {
    confidential: true,
    allow_http: false,
};
const PUBLIC: Rules = Rules {
    confidential: false,
    allow_http: true,
};

fn site(raw: &str) -> RedirectUri {
    RedirectUri::parse(raw, SITE).unwrap_or_else(|error| panic!("{raw}: {error}"))
}

fn app(raw: &str) -> RedirectUri {
    RedirectUri::parse(raw, PUBLIC).unwrap_or_else(|error| panic!("{raw}: {error}"))
}

fn refused(raw: &str) -> RedirectUriError {
    let error = RedirectUri::parse(raw, SITE).expect_err(raw);
    // Whatever is refused of a confidential client is refused of a public one, schemes of apps apart.
    if !matches!(error, RedirectUriError::SchemeOfConfidential(_)) {
        RedirectUri::parse(raw, PUBLIC).expect_err(raw);
    }
    error
}

#[test]
fn ordinary_sites_are_taken_and_kept_byte_for_byte() {
    for raw in [
        "https://example.org/cb",
        "https://example.org",
        "https://example.org/",
        "https://example.org?a=b",
        "https://example.org:8443/cb?x=1&y=%20",
        "https://Example.ORG/Cb",
        "https://xn--bcher-kva.example/cb",
        "https://192.0.2.7/cb",
        "https://[2001:db8::1]:8443/cb",
        "https://sub_domain.example.org/cb",
        "https://gancio/cb",
        "https://example.org/cb/..;/x",
        "https://example.org/%2f%5c/a%2eb/...",
        "https://example.org/a'b(c)*!;d=$,e@f?q='a'&list[]=1&g={h|i}",
        "https://example.org/caf%E9?x=%ff",
        "http://localhost/cb",
        "http://localhost:3000",
        "http://127.0.0.1:1/cb",
        "http://127.8.8.8/cb",
        "http://[::1]:65535/?a",
        "http://127.0.0.1:13980/wp-admin/options-general.php?page=wpgancio",
    ] {
        assert_eq!(site(raw).as_str(), raw);
        assert_eq!(app(raw).as_str(), raw);
        RedirectUri::parse(raw, STRICT).unwrap();
    }
}

#[test]
fn a_user_name_before_the_host_is_refused() {
    for raw in [
        "https://example.org@evil.example/",
        "https://user:pass@example.org/",
        "https://@example.org/",
        "https://example.org:443@evil.example/",
        "http://localhost:80@evil.example/",
        "http://127.0.0.1@evil.example",
        "com.example.app://good.example@evil.example/cb",
    ] {
        assert_eq!(
            RedirectUri::parse(raw, PUBLIC).unwrap_err(),
            RedirectUriError::Userinfo,
            "{raw}"
        );
    }
    // In path and query it is a character like others.
    site("https://example.org/@user?a=b@c");
}

#[test]
fn characters_that_parsers_drop_or_turn_are_refused() {
    for raw in [
        "https://example.org\\@evil.example/",
        "https:\\\\example.org/",
        "https://example.org/a\\b",
        "https://exa\tmple.org/",
        "https://example.org/\n",
        "\thttps://example.org/",
        " https://example.org/",
        "https://example.org/ ",
        "https://example.org/a b",
        "https://example.org/\u{0}",
        "https://example.org/\u{7f}",
        "https://bücher.example/",
        "https://example。org/",
        "https://ｅxample.org/",
        "https://example.org/é",
        "https://example.org/\u{200b}",
        "java\nscript:alert(1)",
    ] {
        assert!(
            matches!(refused(raw), RedirectUriError::Character(_)),
            "{raw:?}"
        );
    }
}

#[test]
fn a_fragment_is_refused_even_if_empty() {
    for raw in [
        "https://example.org/#",
        "https://example.org#a",
        "https://example.org/?a#b",
        "com.example.app:/cb#",
    ] {
        assert_eq!(refused(raw), RedirectUriError::Fragment, "{raw}");
    }
}

#[test]
fn what_is_not_absolute_is_refused() {
    for raw in [
        "cb",
        "/cb",
        "//example.org/cb",
        "?a=b",
        "example.org/cb",
        ":",
        "://example.org",
        "1http://example.org",
        "https",
        "https:",
        "https:example.org",
        "https:/example.org",
        "http:localhost",
        "%68ttps://example.org",
        "+a.b:/cb",
        "ht%74ps://example.org",
        "a_b.c:/cb",
    ] {
        assert_eq!(refused(raw), RedirectUriError::NotAbsolute, "{raw}");
    }
    assert_eq!(refused(""), RedirectUriError::None);
    assert_eq!(
        RedirectUri::parse("com.example.app:", PUBLIC),
        Err(RedirectUriError::NotAbsolute)
    );
}

#[test]
fn a_host_that_browsers_read_differently_is_refused() {
    for raw in [
        "https://ex%61mple.org/",
        "https://example.org%2f.evil.example/",
        "https://example%2eorg/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.0.0.01/",
        "http://[0:0:0:0:0:0:0:1]/",
        "http://[::0001]/",
        "http://[::127.0.0.1]/",
        "http://[::ffff:127.0.0.1]/",
    ] {
        assert!(
            matches!(
                refused(raw),
                RedirectUriError::HostSpelling(_) | RedirectUriError::Host
            ),
            "{raw}"
        );
    }
    assert_eq!(
        refused("http://127.1/").to_string().split(": ").last(),
        Some("127.0.0.1")
    );
}

#[test]
fn a_host_that_is_none_is_refused() {
    for raw in [
        "https://",
        "https:///example.org",
        "https:///",
        "https://?a",
        "https://:443/",
        "https://./",
        "https://example.org./",
        "http://localhost./",
        "https://.example.org/",
        "https://a..b/",
        "https://*.example.org/",
        "https://exam;ple.org/",
        "https://exam'ple.org/",
        "https://exam,ple.org/",
        "https://(example).org/",
        "https://example.org&evil/",
        "https://exam<ple.org/",
        "https://exam^ple.org/",
        "https://[::1/",
        "https://::1/",
        "https://[::1]x/",
        "https://[fe80::1%25eth0]/",
        "https://[fe80::1%eth0]/",
        "https://1.2.3.4.5/",
        "https://256.256.256.256/",
        "https://xn--/",
        "https://xn--a-/",
    ] {
        let error = refused(raw);
        assert!(
            matches!(
                error,
                RedirectUriError::Host | RedirectUriError::HostSpelling(_) | RedirectUriError::Port
            ),
            "{raw}: {error:?}"
        );
    }
    assert_eq!(
        refused(&format!("https://{}.org/", "a".repeat(64))),
        RedirectUriError::Host
    );
    assert_eq!(
        refused(&format!("https://{}org/", "abcdefg.".repeat(32))),
        RedirectUriError::Host
    );
}

#[test]
fn a_port_is_1_to_65535_or_not_there() {
    for raw in [
        "https://example.org:/",
        "https://example.org:0/",
        "https://example.org:00000/",
        "https://example.org:65536/",
        "https://example.org:000080/",
        "https://example.org:+80/",
        "https://example.org:80a/",
        "https://example.org:8%30/",
        "https://example.org:80:81/",
        "http://localhost:",
        "http://[::1]:/",
    ] {
        assert_eq!(refused(raw), RedirectUriError::Port, "{raw}");
    }
    site("https://example.org:443/");
    site("https://example.org:080/");
}

#[test]
fn dot_segments_are_refused_in_every_spelling() {
    for raw in [
        "https://example.org/a/../b",
        "https://example.org/a/./b",
        "https://example.org/..",
        "https://example.org/.",
        "https://example.org/a/%2e%2E/b",
        "https://example.org/a/.%2e/b",
        "https://example.org/%2e",
        "com.example.app:/a/../b",
    ] {
        let error = RedirectUri::parse(raw, PUBLIC).unwrap_err();
        assert_eq!(error, RedirectUriError::Rewritten, "{raw}");
    }
}

#[test]
fn a_scheme_that_runs_code_is_refused_in_every_spelling() {
    for raw in [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "javascript://example.org/%0aalert(1)",
        "data:text/html,x",
        "DATA:,",
        "vbscript:x",
        "blob:https://example.org/x",
        "file:///etc/passwd",
        "about:blank",
        "mailto:a@example.org",
    ] {
        assert!(matches!(refused(raw), RedirectUriError::Scheme(_)), "{raw}");
    }
    for raw in [
        "view-source:x",
        "intent://x",
        "ftp://example.org",
        "ws://example.org",
        "chrome:x",
        "urn:ietf:wg:oauth:2.0:oob",
    ] {
        assert!(
            matches!(refused(raw), RedirectUriError::SchemeWithoutDot(_)),
            "{raw}"
        );
    }
    for raw in [
        "java\tscript:alert(1)",
        " javascript:alert(1)",
        "java%73cript:alert(1)",
        "javascript&colon;x",
        "\u{1}javascript:x",
    ] {
        refused(raw);
    }
}

#[test]
fn a_private_use_scheme_has_a_dot_and_a_public_client() {
    for raw in [
        "com.example.app:/cb",
        "com.example.app://cb",
        "com.example.app:///cb?a=b",
        "com.example.app:cb",
        "msal.x-y+z://auth",
    ] {
        assert_eq!(app(raw).as_str(), raw);
        assert!(
            matches!(refused(raw), RedirectUriError::SchemeOfConfidential(_)),
            "{raw}"
        );
    }
    for raw in ["myapp:/cb", "javascript.:x", "a..b:/cb"] {
        assert!(
            matches!(refused(raw), RedirectUriError::SchemeWithoutDot(_)),
            "{raw}"
        );
    }
}

#[test]
fn http_is_for_this_device_and_by_setting_for_sites_of_confidential_clients() {
    let lan = "http://192.168.1.5/cb";
    assert!(site(lan).is_plain_http_site());
    assert_eq!(RedirectUri::parse(lan, STRICT), Err(RedirectUriError::Http));
    assert_eq!(RedirectUri::parse(lan, PUBLIC), Err(RedirectUriError::Http));
    for name in [
        "http://localhost.evil.example/",
        "http://127.0.0.1.evil.example/",
        "http://app.localhost/",
        "http://[::2]/",
        "http://0.0.0.0/",
    ] {
        assert_eq!(
            RedirectUri::parse(name, PUBLIC),
            Err(RedirectUriError::Http),
            "{name}"
        );
    }
    assert!(!site("http://LOCALHOST/").is_plain_http_site());
    assert!(site("HTTPS://example.org").is_https());
    assert!(!site("http://localhost/").is_https());
}

#[test]
fn our_own_parameters_are_refused_in_a_query() {
    for name in [
        "code",
        "state",
        "iss",
        "error",
        "error_description",
        "errors",
        "c%6fde",
        "%63%6F%64%65",
        "+state",
        "%20iss",
        "code[]",
        "state%5B0%5D",
        "code%00",
        "iss+",
    ] {
        for raw in [
            format!("https://example.org/?{name}=x"),
            format!("https://example.org/?a=b&{name}"),
            format!("https://example.org/?a=b;{name}=c"),
            format!("http://localhost/?&&{name}=x&y"),
        ] {
            assert!(
                matches!(refused(&raw), RedirectUriError::Reserved(_)),
                "{raw}"
            );
        }
        let raw = format!("com.example.app:cb?{name}=x");
        assert!(
            matches!(
                RedirectUri::parse(&raw, PUBLIC),
                Err(RedirectUriError::Reserved(_))
            ),
            "{raw}"
        );
    }
    for name in [
        "page",
        "mycode",
        "codec",
        "issuer",
        "State",
        "statement",
        "a[code]",
        "x=code",
    ] {
        site(&format!("https://example.org/?{name}=x"));
    }
}

#[test]
fn it_ends_after_two_thousand_characters() {
    let long = |length: usize| format!("https://example.org/{}", "a".repeat(length - 20));
    site(&long(MAX_LENGTH));
    assert_eq!(refused(&long(MAX_LENGTH + 1)), RedirectUriError::TooLong);
}

#[test]
fn a_list_has_one_to_twenty_and_each_counts_once() {
    let list = |count: usize| {
        (0..count)
            .map(|n| format!("https://example.org/{n}"))
            .collect::<Vec<_>>()
    };
    assert_eq!(check_all(&list(MAX_COUNT), SITE).unwrap().len(), MAX_COUNT);
    assert_eq!(
        check_all(&list(MAX_COUNT + 1), SITE),
        Err(RedirectUriError::TooMany)
    );
    assert_eq!(check_all(&[], SITE), Err(RedirectUriError::None));
    let twice = [list(1), list(1)].concat();
    assert_eq!(check_all(&twice, SITE).unwrap().len(), 1);
    assert!(
        check_all(
            &["https://example.org/".to_owned(), "javascript:x".to_owned()],
            SITE
        )
        .is_err()
    );
}

#[test]
fn errors_are_sentences_for_the_protocol() {
    let error = OAuthError::from(refused("https://example.org/#"));
    assert_eq!(error.code.wire(), "invalid_redirect_uri");
    assert_eq!(
        error.description,
        "The redirect URI contains a fragment (#), which RFC 6749 3.1.2 forbids."
    );
}

#[test]
fn only_the_port_of_loopback_over_http_is_free() {
    for (registered, requested) in [
        ("https://a.example/cb", "https://a.example/cb"),
        ("http://127.0.0.1/cb", "http://127.0.0.1:5000/cb"),
        ("http://127.0.0.1:4000/cb", "http://127.0.0.1/cb"),
        (
            "http://127.0.0.1:4000/cb?x=1",
            "http://127.0.0.1:5000/cb?x=1",
        ),
        ("http://[::1]/cb", "http://[::1]:65535/cb"),
        ("http://localhost", "http://localhost:1"),
        ("http://localhost?a", "http://localhost:8080?a"),
    ] {
        assert!(
            matches_exact(registered, requested),
            "{registered} {requested}"
        );
    }
    for (registered, requested) in [
        ("https://a.example/cb", "https://a.example/cb/"),
        ("https://a.example/cb", "https://A.example/cb"),
        ("https://a.example/cb", "https://a.example:443/cb"),
        ("https://a.example/cb", "https://a.example/cb?x"),
        ("https://a.example/cb", "https://a.example/cb/../evil"),
        ("https://a.example/", "https://a.example"),
        ("https://127.0.0.1/cb", "https://127.0.0.1:5000/cb"),
        ("http://127.0.0.1/cb", "http://localhost/cb"),
        ("http://127.0.0.1/cb", "http://127.0.0.2/cb"),
        ("http://127.0.0.2/cb", "http://127.0.0.2:1/cb"),
        ("http://127.0.0.1/cb", "http://127.0.0.1:/cb"),
        ("http://127.0.0.1/cb", "http://127.0.0.1:0/cb"),
        ("http://127.0.0.1/cb", "http://127.0.0.1:65536/cb"),
        ("http://127.0.0.1/cb", "http://127.0.0.1:000001/cb"),
        ("http://127.0.0.1/cb", "http://127.0.0.1:+1/cb"),
        ("http://127.0.0.1/cb", "http://127.0.0.1:1@evil.example/cb"),
        ("http://127.0.0.1/cb", "http://127.0.0.1:1.evil.example/cb"),
        ("http://127.0.0.1/cb", "http://127.0.0.1.evil.example/cb"),
        ("http://127.0.0.1", "http://127.0.0.1:1\\@evil.example"),
        ("http://127.0.0.1", "http://127.0.0.1:1#"),
        ("http://localhost/cb", "http://localhost.evil.example/cb"),
        ("http://localhost/cb", "http://LOCALHOST:1/cb"),
        ("http://localhost/cb", "HTTP://localhost:1/cb"),
        ("http://[::1]/cb", "http://[::1]1/cb"),
        ("http://a.example/cb", "http://a.example:81/cb"),
    ] {
        assert!(
            !matches_exact(registered, requested),
            "{registered} {requested}"
        );
    }
}

#[test]
fn origin_means_scheme_host_and_effective_port() {
    let registered = site("https://a.example/cb");
    for requested in [
        "https://a.example/other?x=1",
        "https://A.example:443",
        "https://a.example:0443/",
    ] {
        assert!(matches_origin(&registered, &site(requested)), "{requested}");
    }
    for requested in [
        "http://a.example/cb",
        "https://a.example:444/cb",
        "https://b.a.example/cb",
        "https://a.example.evil.example/",
    ] {
        assert!(
            !matches_origin(&registered, &site(requested)),
            "{requested}"
        );
    }
    assert!(!matches_origin(
        &site("http://localhost:1/"),
        &site("http://localhost:2/")
    ));
    assert!(!matches_origin(
        &app("com.example.app:/a"),
        &app("com.example.app:/a")
    ));
}

#[test]
fn the_person_is_told_where_they_go() {
    let target = |raw| app(raw).target();
    let plain = |host: &str| Target::Site {
        host: host.to_owned(),
        unicode: None,
    };
    assert_eq!(target("https://Example.org:443/cb"), plain("example.org"));
    assert_eq!(
        target("https://example.org:8443"),
        plain("example.org:8443")
    );
    assert_eq!(target("https://[2001:db8::1]/"), plain("[2001:db8::1]"));
    // "apple" in Cyrillic letters, and a mixture.
    assert_eq!(
        target("https://xn--80ak6aa92e.com/"),
        plain("xn--80ak6aa92e.com")
    );
    assert_eq!(
        target("https://xn--bcher-kva.example/"),
        Target::Site {
            host: "xn--bcher-kva.example".to_owned(),
            unicode: Some("bücher.example".to_owned())
        }
    );
    assert_eq!(
        target("http://localhost:3000/"),
        Target::ThisDevice {
            host: "localhost:3000".to_owned()
        }
    );
    assert_eq!(
        target("https://127.0.0.1/"),
        Target::ThisDevice {
            host: "127.0.0.1".to_owned()
        }
    );
    assert_eq!(
        target("Com.Example.App:/cb"),
        Target::App {
            scheme: "com.example.app".to_owned()
        }
    );
}

#[test]
fn our_parameters_stand_behind_its_own() {
    let to = |raw| app(raw).with_query(&[("code", "x"), ("state", "a b&c=ü\"\r\n")]);
    let ours = "code=x&state=a%20b%26c%3D%C3%BC%22%0D%0A";
    assert_eq!(
        to("https://a.example/cb"),
        format!("https://a.example/cb?{ours}")
    );
    assert_eq!(to("https://a.example"), format!("https://a.example?{ours}"));
    assert_eq!(
        to("https://a.example/cb?"),
        format!("https://a.example/cb?{ours}")
    );
    assert_eq!(
        to("https://a.example/cb?page=wpgancio"),
        format!("https://a.example/cb?page=wpgancio&{ours}")
    );
    assert_eq!(
        to("https://a.example/cb?page=1&"),
        format!("https://a.example/cb?page=1&{ours}")
    );
    assert_eq!(
        to("com.example.app:/cb"),
        format!("com.example.app:/cb?{ours}")
    );
    assert_eq!(
        site("https://a.example/?x").with_query(&[]),
        "https://a.example/?x"
    );
}

#[test]
fn the_first_difference_is_found() {
    assert_eq!(first_difference("https://a/cb", "https://a/cb/"), 12);
    assert_eq!(first_difference("https://a", "http://a"), 4);
    assert_eq!(first_difference("aé", "aè"), 1);
    assert_eq!(first_difference("", "x"), 0);
    assert_eq!(first_difference("same", "same"), 4);
}

/// Strings near the edges of the rules rather than anywhere at all.
fn tricky() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "http://",
        "https://",
        "HTTP://",
        "127.0.0.1",
        "[::1]",
        "localhost",
        "example.org",
        "evil.example",
        ":",
        ":1",
        ":80",
        ":443",
        ":0",
        ":65535",
        ":65536",
        "@",
        "/",
        "//",
        "?",
        "&",
        "#",
        ".",
        "..",
        "%2e",
        "%40",
        "\\",
        "\t",
        "a",
        "é",
        "code=",
        "page=1",
        "[",
        "]",
        "com.example.app:",
        "javascript:",
        "xn--",
        ";",
        "*",
    ]);
    prop::collection::vec(piece, 1..9).prop_map(|pieces| pieces.concat())
}

fn any_raw() -> impl Strategy<Value = String> {
    prop_oneof![
        tricky(),
        tricky().prop_map(|rest| format!("http://127.0.0.1{rest}")),
        any::<String>()
    ]
}

/// Scheme, host and tail as browsers read them, port left out.
fn origin_and_tail(raw: &str) -> (String, Option<String>, String) {
    let mut url = Url::parse(raw).unwrap();
    let _ = url.set_port(None);
    (
        url.scheme().to_owned(),
        url.host_str().map(str::to_owned),
        url[url::Position::BeforePath..].to_owned(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn parsing_never_panics_and_agrees_with_browsers(raw in any_raw(), confidential: bool, allow_http: bool) {
        if let Ok(uri) = RedirectUri::parse(&raw, Rules { confidential, allow_http }) {
            let url = Url::parse(&raw).unwrap();
            prop_assert_eq!(uri.as_str(), &raw);
            prop_assert!(url.username().is_empty() && url.password().is_none() && url.fragment().is_none());
            if let Some(host) = url.host_str() && uri.is_web() {
                let written = raw.to_ascii_lowercase();
                prop_assert!(written.splitn(3, '/').nth(2).unwrap().starts_with(host));
            }
            let _ = uri.target();
        }
    }

    /// Registered once and valid, no requested string that browsers would carry elsewhere is let through.
    #[test]
    fn exact_matching_never_widens(registered in any_raw(), requested in any_raw(), port in 0..70_000_u32) {
        let Ok(ours) = RedirectUri::parse(&registered, SITE) else { return Ok(()) };
        let with_port = requested.replacen(":80", &format!(":{port}"), 1);
        for requested in [requested, with_port] {
            if matches_exact(&registered, &requested) && registered != requested {
                prop_assert!(!ours.is_https() && ours.is_loopback());
                prop_assert_eq!(origin_and_tail(&registered), origin_and_tail(&requested));
                prop_assert!(RedirectUri::parse(&requested, SITE).is_ok());
            }
        }
    }

    #[test]
    fn a_free_port_is_the_only_freedom(port in 1..=u16::MAX, tail in "([/?][a-z0-9/?=&]{0,9})?", change in any_raw()) {
        let registered = format!("http://127.0.0.1{tail}");
        let moved = format!("http://127.0.0.1:{port}{tail}");
        prop_assert!(matches_exact(&registered, &moved));
        prop_assert!(matches_exact(&moved, &registered));
        let longer = format!("{moved}{change}");
        prop_assert!(change.is_empty() || !matches_exact(&registered, &longer) || tail.is_empty());
    }

    #[test]
    fn with_query_keeps_what_was_there_and_comes_back(
        own in "(\\?([a-b]{1,3}(=[0-9%]{0,3})?&?){0,4})?",
        pairs in prop::collection::vec(("[a-z]{1,9}", any::<String>()), 1..5),
    ) {
        let raw = format!("https://example.org/cb{own}");
        let uri = site(&raw);
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let to = uri.with_query(&pairs);
        prop_assert!(to.starts_with(&raw));
        prop_assert!(to.bytes().all(|b| b.is_ascii_graphic()));
        let before = form_urlencoded::parse(own.trim_start_matches('?').as_bytes()).count();
        let (_, query) = to.split_once('?').unwrap();
        let after: Vec<_> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        let ours: Vec<_> = after[before..].iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        prop_assert_eq!(ours, pairs);
    }

    #[test]
    fn the_first_difference_cuts_both_strings_after_the_same_text(a in any_raw(), b in any_raw()) {
        let at = first_difference(&a, &b);
        prop_assert_eq!(&a[..at], &b[..at]);
        prop_assert!(a == b || a[at..].chars().next() != b[at..].chars().next());
    }
}
