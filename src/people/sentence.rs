//! Why something that a person typed cannot be taken: pages say it in the person's language, by its key; everything else in English.

use std::fmt;

/// One sentence: its key among the texts, and what that says in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence(&'static (&'static str, &'static str));

impl Sentence {
    /// Its key among the texts.
    pub fn key(self) -> &'static str {
        self.0.0
    }

    /// What that key says in English; a test compares the two.
    pub fn english(self) -> &'static str {
        self.0.1
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.english())
    }
}

/// What is wrong, then what to do about it, if the first does not say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hint(pub Sentence, pub Option<Sentence>);

impl Hint {
    /// Its sentences.
    pub fn sentences(&self) -> impl Iterator<Item = Sentence> {
        std::iter::once(self.0).chain(self.1)
    }
}

impl From<Sentence> for Hint {
    fn from(sentence: Sentence) -> Self {
        Self(sentence, None)
    }
}

impl fmt::Display for Hint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)?;
        self.1.map_or(Ok(()), |second| write!(f, " {second}"))
    }
}

macro_rules! sentences {
    ($($name:ident = $key:literal, $english:literal;)*) => {
        $(pub(crate) const $name: Sentence = Sentence(&($key, $english));)*
        /// Every one.
        pub const ALL: &[Sentence] = &[$($name),*];
    };
}

sentences! {
    USERNAME_LENGTH = "wrong-username-length", "A user name has 2 to 39 characters.";
    USERNAME_CHARACTERS = "wrong-username-characters", "A user name is made of small letters a to z, digits, dots, underscores and hyphens.";
    USERNAME_START = "wrong-username-start", "A user name begins with a letter or a digit.";
    USERNAME_TAKEN = "wrong-username-taken", "This user name is taken.";
    NAME = "wrong-name", "At most 100 characters, on one line.";
    EMAIL = "wrong-email", "An e-mail address looks like name@example.org.";
    EMAIL_LENGTH = "wrong-email-length", "An e-mail address has at most 254 characters.";
    EMAIL_TAKEN = "wrong-email-taken", "There is an account with this address.";
    BREACHED = "weak-breached", "This password has become known in a breach of some site, so it is among the first to be guessed. Use another one.";
    SAME = "weak-same", "This is the password that you have.";
    SHORT = "weak-short", "Use at least 15 characters. Four or five words that do not belong together are easy to remember and hard to guess.";
    LONG = "weak-long", "Use at most 100 characters.";
    PERSONAL = "weak-personal", "It is mostly your own name or address, or the name of this site. Use other words.";
    ROWS = "weak-rows", "Rows of keys on the keyboard are easy to guess.";
    REPEATS = "weak-repeats", "Repetitions are easy to guess.";
    COMMON = "weak-common", "Many people use this password.";
    SIMILAR = "weak-similar", "This is close to a password that many people use.";
    SEQUENCES = "weak-sequences", "Sequences such as abc or 6543 are easy to guess.";
    DATES = "weak-dates", "Dates and years are easy to guess.";
    WORD = "weak-word", "A single word is easy to guess.";
    NAMES = "weak-names", "Names are easy to guess.";
    USE_PHRASE = "weak-use-phrase", "Use a few words that do not make a common phrase.";
    ADD_WORDS = "weak-add-words", "Add another word or two that have nothing to do with the rest.";
    CAPITALS = "weak-capitals", "Capital letters help little; another word helps more.";
    REVERSED = "weak-reversed", "Words written backwards help little; another word helps more.";
    SUBSTITUTIONS = "weak-substitutions", "Writing @ for a, or 0 for o, helps little; another word helps more.";
    USE_WORDS = "weak-use-words", "Use words rather than patterns on the keyboard.";
    AVOID_REPEATS = "weak-avoid-repeats", "Avoid words and characters that repeat.";
    AVOID_SEQUENCES = "weak-avoid-sequences", "Avoid sequences.";
    AVOID_DATES = "weak-avoid-dates", "Avoid dates and years that have to do with you.";
}
