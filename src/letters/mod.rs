//! What mails say, in the language of whoever reads them: as plain text, and the same with a button (RFC 2046 5.1.4).

use askama::Template;

use crate::config::Config;
use crate::i18n::Texts;
use crate::people::mail::{News, Notice};
use crate::world::Letter;

/// The text alternative.
#[derive(Template)]
#[template(path = "mail/letter.txt")]
struct Plain<'a> {
    words: &'a Words,
}

/// The HTML alternative: no picture, no script, nothing that is fetched.
#[derive(Template)]
#[template(path = "mail/letter.html")]
struct Rich<'a> {
    texts: Texts,
    words: &'a Words,
}

/// The sentences of a letter.
struct Words {
    subject: String,
    lead: String,
    /// What stands on the button, and where it leads.
    button: Option<(String, String)>,
    next: Option<String>,
    network: Option<String>,
    not_you: Option<String>,
    footer: String,
}

/// The parts that a letter has beside its subject and its lead.
#[derive(Clone, Copy)]
struct Parts {
    key: &'static str,
    button: bool,
    next: bool,
    not_you: bool,
    /// The sentence about the network.
    network: Option<&'static str>,
}

const ASKED: Option<&str> = Some("mail-network-asked");
const DONE: Option<&str> = Some("mail-network-done");

/// One row for each letter.
const fn parts(news: &News<'_>) -> Parts {
    let (key, [button, next, not_you], network) = match news {
        News::SignUp => ("mail-sign-up", [true, true, true], ASKED),
        News::HasAccount => ("mail-has-account", [true, true, true], ASKED),
        News::Reset => ("mail-reset", [true, true, true], ASKED),
        News::Invitation => ("mail-invitation", [true, true, true], None),
        News::NewAddress => ("mail-new-address", [true, true, true], ASKED),
        News::AddressAsked(_) => ("mail-address-asked", [false, false, true], ASKED),
        News::AddressChanged(_) => ("mail-address-changed", [false, false, true], DONE),
        News::PasswordChanged => ("mail-password-changed", [false, false, true], DONE),
        News::SecondFactorRemoved => ("mail-factor-removed", [false, false, true], DONE),
        News::AccountDeleted => ("mail-deleted", [false, true, true], DONE),
        News::Test => ("mail-test", [false, false, false], None),
    };
    Parts {
        key,
        button,
        next,
        not_you,
        network,
    }
}

/// Puts a notice into words. Addresses in it are made of the public URL alone.
pub fn write(config: &Config, notice: &Notice<'_>) -> Letter {
    let texts = config
        .languages
        .get(notice.language)
        .unwrap_or_else(|| config.languages.negotiate(None));
    let words = words(config, texts, notice);
    let plain = Plain { words: &words }.render();
    let rich = Rich {
        texts,
        words: &words,
    }
    .render();
    Letter {
        // Writing into memory does not fail; if it ever did, what is left says at least what it is about.
        text: plain.unwrap_or_default(),
        html: rich.unwrap_or_default(),
        subject: words.subject,
    }
}

fn words(config: &Config, texts: Texts, notice: &Notice<'_>) -> Words {
    let Parts {
        key,
        button,
        next,
        not_you,
        network,
    } = parts(&notice.news);
    let email = match notice.news {
        News::AddressAsked(email) | News::AddressChanged(email) => email,
        _ => "",
    };
    let at = |path: &str| format!("{}{path}", config.public_url);
    let values = [
        ("instance", config.instance_name.as_str().into()),
        ("username", notice.username.into()),
        ("email", email.into()),
        ("url", at("").into()),
        ("recover", at("/recover").into()),
        ("security", at("/account/security").into()),
        ("network", notice.network.unwrap_or_default().into()),
    ];
    let say = |key: &str| texts.with(key, &values);
    let part = |name: &str| say(&format!("{key}.{name}"));
    let link = notice
        .link
        .map_or_else(|| at("/sign-in"), ToOwned::to_owned);
    Words {
        subject: part("subject"),
        lead: part("lead"),
        button: button.then(|| (part("button"), link)),
        next: next.then(|| part("next")),
        network: network.filter(|_| notice.network.is_some()).map(say),
        not_you: not_you.then(|| part("not-you")),
        footer: say("mail-footer"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEWS: [News<'_>; 11] = [
        News::SignUp,
        News::HasAccount,
        News::Reset,
        News::Invitation,
        News::NewAddress,
        News::AddressAsked("new@example.org"),
        News::AddressChanged("new@example.org"),
        News::PasswordChanged,
        News::SecondFactorRemoved,
        News::AccountDeleted,
        News::Test,
    ];

    fn config() -> Config {
        let mut config = Config::for_test();
        config.instance_name = "Village <b>hall</b> & co".to_owned();
        config
    }

    fn notice<'a>(news: News<'a>, language: &'a str) -> Notice<'a> {
        Notice {
            news,
            username: "alice",
            link: parts(&news)
                .button
                .then_some("https://auth.example/x?link=abc"),
            network: Some("192.0.2.1"),
            language,
        }
    }

    #[test]
    fn every_letter_in_every_language_is_whole() {
        let config = config();
        for (language, _) in config.languages.iter() {
            let mut subjects = std::collections::BTreeSet::new();
            for news in NEWS {
                let letter = write(&config, &notice(news, language));
                let all = format!("{}\n{}\n{}", letter.subject, letter.text, letter.html);
                assert!(!all.contains(['⟦', '{', '}']), "{language} {news:?}: {all}");
                assert!(
                    !letter.html.contains("<b>hall"),
                    "{language} {news:?}: {all}"
                );
                assert!(
                    letter.text.contains("<b>hall</b> & co"),
                    "plain is plain: {all}"
                );
                assert!(letter.html.contains(&format!("lang=\"{language}\"")));
                let link = parts(&news).button;
                assert_eq!(letter.text.contains("x?link=abc"), link, "{all}");
                assert_eq!(
                    letter
                        .html
                        .contains("href=\"https://auth.example/x?link=abc\""),
                    link
                );
                assert!(!letter.html.contains("<img") && !letter.html.contains("<script"));
                assert!(
                    letter.text.lines().all(|line| line.len() < 900),
                    "RFC 5322 2.1.1"
                );
                subjects.insert(letter.subject);
            }
            assert_eq!(subjects.len(), NEWS.len(), "{language}");
        }
    }

    #[test]
    fn a_language_that_there_is_not_is_english() {
        let letter = write(&config(), &notice(News::Test, "tlh"));
        assert!(letter.html.contains("lang=\"en\""));
    }

    #[test]
    fn the_network_is_told_where_there_is_one() {
        let with = notice(News::Reset, "en");
        assert!(write(&config(), &with).text.contains("192.0.2.1"));
        let without = Notice {
            network: None,
            ..with
        };
        assert!(!write(&config(), &without).text.contains("network"));
    }

    #[test]
    #[allow(
        clippy::disallowed_methods,
        reason = "a folder for the developer's eyes, read in this test only"
    )]
    fn every_page_of_a_letter_can_be_looked_at() {
        let Some(folder) = std::env::var_os("PERMESSO_PREVIEW_DIR").map(std::path::PathBuf::from)
        else {
            return;
        };
        std::fs::create_dir_all(&folder).unwrap();
        for news in NEWS {
            let letter = write(&config(), &notice(news, "en"));
            let name = parts(&news).key;
            std::fs::write(folder.join(format!("{name}.html")), letter.html).unwrap();
            std::fs::write(folder.join(format!("{name}.txt")), letter.text).unwrap();
        }
    }
}
