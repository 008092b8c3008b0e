//! Passwords: OWASP ASVS 5.0 V6.2 (length, strength, no rules of composition) and V11.4.2 (argon2id).

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use zxcvbn::Score;
use zxcvbn::feedback::{Suggestion, Warning};

use super::sentence::{self, Hint, Sentence};

/// Fewest characters of a password (NIST SP 800-63B-4 3.1.1.2: 15 where it is the only factor).
pub const MIN_LENGTH: usize = 15;
/// Most characters. More than ASVS 6.2.9 asks for, and few enough that neither the hash nor the check can be kept busy.
pub const MAX_LENGTH: usize = 100;

/// Characters that are guessed at. The time of guessing explodes with the length of what looks like `p4$$w0rd`: 100 such
/// characters take seconds, which is a way to keep the server busy.
const GUESSED: usize = 36;

/// OWASP: 19 MiB, two passes, one lane (ASVS 11.4.2).
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// A hash of the same cost as a real one, of no password that anybody knows: what an unknown user's password is verified against, so that
/// the time of an answer does not tell who has an account.
pub const DUMMY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm8gYWNjb3VudCBoZXJlIQ$Tm9ib2R5IGtub3dzIGEgcGFzc3dvcmQgZm9yIHRoaXM";

/// Checks a new password: length in characters, then how soon it would be guessed by somebody who knows `about` (user
/// name, e-mail, names of the instance). No rule about kinds of characters (ASVS 6.2.5). May take as long as a hash does,
/// so it belongs where hashes are made.
///
/// # Errors
/// What to do about it. Never holds any of the password.
pub fn check(new: &str, about: &[&str]) -> Result<(), Hint> {
    let length = new.chars().count();
    if length < MIN_LENGTH {
        return Err(sentence::SHORT.into());
    }
    if length > MAX_LENGTH {
        return Err(sentence::LONG.into());
    }
    // "ann@example.org" is guessed by its parts too.
    let parts = about
        .iter()
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    let known: Vec<&str> = about
        .iter()
        .copied()
        .chain(parts)
        .filter(|part| part.len() > 2)
        .collect();
    // What is left without the words that everybody knows of this person must still be something.
    let rest = known.iter().fold(new.to_lowercase(), |rest, word| {
        rest.replace(&word.to_lowercase(), "")
    });
    if rest.chars().filter(|c| c.is_alphanumeric()).count() < REST {
        return Err(sentence::PERSONAL.into());
    }
    // A whole is no easier to guess than its part, so the strength of either end will do.
    let end = |n: usize| new.char_indices().nth(n).map_or(new.len(), |(at, _)| at);
    let head = zxcvbn::zxcvbn(&new[..end(GUESSED)], &known);
    if head.score() >= Score::Three {
        return Ok(());
    }
    if length > GUESSED {
        let tail = zxcvbn::zxcvbn(&new[end(length - GUESSED)..], &known);
        if tail.score() >= Score::Three {
            return Ok(());
        }
    }
    let feedback = head.feedback();
    let why = feedback
        .and_then(zxcvbn::feedback::Feedback::warning)
        .map(why);
    let what = feedback
        .and_then(|f| f.suggestions().first().copied())
        .map_or(sentence::ADD_WORDS, what);
    Err(why.map_or(what.into(), |why| Hint(why, Some(what))))
}

/// Letters and digits that must be left without names and addresses.
const REST: usize = 8;

const fn why(warning: Warning) -> Sentence {
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess
        | Warning::ShortKeyboardPatternsAreEasyToGuess => sentence::ROWS,
        Warning::RepeatsLikeAaaAreEasyToGuess
        | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => sentence::REPEATS,
        Warning::ThisIsATop10Password
        | Warning::ThisIsATop100Password
        | Warning::ThisIsACommonPassword => sentence::COMMON,
        Warning::ThisIsSimilarToACommonlyUsedPassword => sentence::SIMILAR,
        Warning::SequencesLikeAbcAreEasyToGuess => sentence::SEQUENCES,
        Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess => sentence::DATES,
        Warning::AWordByItselfIsEasyToGuess => sentence::WORD,
        Warning::NamesAndSurnamesByThemselvesAreEasyToGuess
        | Warning::CommonNamesAndSurnamesAreEasyToGuess => sentence::NAMES,
    }
}

const fn what(suggestion: Suggestion) -> Sentence {
    match suggestion {
        Suggestion::UseAFewWordsAvoidCommonPhrases => sentence::USE_PHRASE,
        Suggestion::NoNeedForSymbolsDigitsOrUppercaseLetters | Suggestion::AddAnotherWordOrTwo => {
            sentence::ADD_WORDS
        }
        Suggestion::CapitalizationDoesntHelpVeryMuch
        | Suggestion::AllUppercaseIsAlmostAsEasyToGuessAsAllLowercase => sentence::CAPITALS,
        Suggestion::ReversedWordsArentMuchHarderToGuess => sentence::REVERSED,
        Suggestion::PredictableSubstitutionsDontHelpVeryMuch => sentence::SUBSTITUTIONS,
        Suggestion::UseALongerKeyboardPatternWithMoreTurns => sentence::USE_WORDS,
        Suggestion::AvoidRepeatedWordsAndCharacters => sentence::AVOID_REPEATS,
        Suggestion::AvoidSequences => sentence::AVOID_SEQUENCES,
        Suggestion::AvoidRecentYears
        | Suggestion::AvoidYearsThatAreAssociatedWithYou
        | Suggestion::AvoidDatesAndYearsThatAreAssociatedWithYou => sentence::AVOID_DATES,
    }
}

/// Hashes a password with argon2id to a PHC string. Slow and heavy by design: 19 MiB, tens of milliseconds.
///
/// # Panics
/// Never: parameters and salt length are constants that fit.
pub fn hash(password: &str, salt: [u8; 16]) -> String {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).expect("the constants are in range");
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon2
        .hash_password_with_salt(password.as_bytes(), &salt)
        .expect("16 bytes are a salt")
        .to_string()
}

/// Whether `password` is the one of `hash`, with the parameters that stand in the hash. A hash that cannot be read, or a
/// password longer than any that can be set, is refused.
pub fn verify(password: &str, hash: &str) -> bool {
    password.chars().count() <= MAX_LENGTH
        && PasswordHash::new(hash).is_ok_and(|hash| {
            Argon2::default()
                .verify_password(password.as_bytes(), &hash)
                .is_ok()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hint(password: &str, about: &[&str]) -> String {
        check(password, about).expect_err(password).to_string()
    }

    #[test]
    fn length_is_counted_in_characters() {
        assert!(hint("", &[]).contains("at least 15"));
        assert!(hint("ğžřkqüßöäńwx1!", &[]).contains("at least 15"));
        assert!(hint(&"tulip anvil ".repeat(9), &[]).contains("at most 100"));
        assert!(check("tulip anvil quartz mop", &[]).is_ok());
        assert!(check("тюльпан наковальня кварц", &[]).is_ok());
    }

    #[test]
    fn what_is_soon_guessed_is_refused_with_a_way_out() {
        for weak in [
            "aaaaaaaaaaaaaaaaaaaa",
            "passwordpassword",
            "123456789012345678",
            "qwertyuiopasdfgh",
            "abcabcabcabcabcabc",
        ] {
            let hint = hint(weak, &[]);
            assert!(
                hint.ends_with('.') && !hint.contains(weak),
                "{weak}: {hint}"
            );
        }
    }

    #[test]
    fn what_is_known_about_the_person_does_not_count() {
        let about = ["wolfeschlegel", "wolfeschlegel@steinhausen.example"];
        assert!(check("wolfeschlegelsteinhausen", &[]).is_ok());
        assert!(check("wolfeschlegelsteinhausen", &about).is_err());
    }

    #[test]
    fn strength_at_either_end_of_a_long_password_counts() {
        let dull = "a".repeat(60);
        assert!(check(&dull, &[]).is_err());
        assert!(check(&format!("{dull}tulip anvil quartz mop"), &[]).is_ok());
        assert!(check(&format!("тюльпан наковальня {dull}"), &[]).is_ok());
    }

    #[test]
    fn no_rule_about_kinds_of_characters() {
        for strong in [
            "kelp ladder nineteen fog",
            "kelpladderninteenfog",
            "KELP LADDER NINETEEN FOG",
        ] {
            assert!(check(strong, &[]).is_ok(), "{strong}");
        }
    }

    #[test]
    fn a_hash_is_argon2id_at_owasps_parameters_and_verifies() {
        let hash = hash("tulip anvil quartz", *b"0123456789abcdef");
        assert!(
            hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{hash}"
        );
        assert!(verify("tulip anvil quartz", &hash));
        for wrong in [
            "Tulip anvil quartz",
            "tulip anvil quartz ",
            "tulip anvil quart",
            "",
        ] {
            assert!(!verify(wrong, &hash), "{wrong}");
        }
    }

    #[test]
    fn the_dummy_costs_what_a_real_hash_costs_and_is_met_by_nothing() {
        let parameters = |hash: &str| {
            let hash = PasswordHash::new(hash).unwrap();
            (
                hash.algorithm,
                hash.version,
                hash.params.to_string(),
                hash.salt.unwrap().len(),
                hash.hash.unwrap().len(),
            )
        };
        assert_eq!(parameters(DUMMY), parameters(&hash("x", [7; 16])));
        assert!(!verify("tulip anvil quartz", DUMMY));
    }

    #[test]
    fn what_cannot_be_a_password_or_a_hash_is_refused() {
        let hash = hash("x", [7; 16]);
        assert!(!verify(&"x".repeat(MAX_LENGTH + 1), &hash));
        for broken in [
            "",
            "x",
            "$argon2id$",
            "$2b$12$abcdefghijklmnopqrstuv",
            &hash[..hash.len() - 1],
        ] {
            assert!(!verify("x", broken), "{broken}");
        }
    }
}
