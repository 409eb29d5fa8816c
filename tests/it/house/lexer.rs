//! Rust text as a flat list of tokens with their lines; comments are gone. A crate for it would be compiled a second
//! time for every build of the tests, and the house needs little: words, texts, signs and brackets.

/// One token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) line: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    Word(String),
    /// A string as it stands in the source, without its quotes.
    Text(String),
    Sign(char),
    Open(char),
    Close(char),
}

impl Token {
    pub(crate) fn word(&self) -> Option<&str> {
        if let Kind::Word(word) = &self.kind { Some(word) } else { None }
    }

    pub(crate) fn is_word(&self, expected: &str) -> bool {
        self.word() == Some(expected)
    }

    pub(crate) fn is_sign(&self, expected: char) -> bool {
        self.kind == Kind::Sign(expected)
    }
}

/// The tokens of a text.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut lexer = Lexer { rest: text, line: 1 };
    let mut tokens = Vec::new();
    while !lexer.rest.is_empty() {
        let line = lexer.line;
        tokens.extend(lexer.next().map(|kind| Token { kind, line }));
    }
    tokens
}

struct Lexer<'a> {
    rest: &'a str,
    line: usize,
}

impl<'a> Lexer<'a> {
    /// Takes this many bytes away.
    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(length);
        self.line += taken.matches('\n').count();
        self.rest = rest;
        taken
    }

    /// Takes everything up to the end of a mark, or all that is left.
    fn take_through(&mut self, mark: &str) -> &'a str {
        let end = self.rest.find(mark).map_or(self.rest.len(), |at| at + mark.len());
        self.take(end)
    }

    fn take_while(&mut self, belongs: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !belongs(c)).unwrap_or(self.rest.len());
        self.take(end)
    }

    /// The next token, or nothing where only a space, a comment or a number was.
    fn next(&mut self) -> Option<Kind> {
        let first = self.rest.chars().next()?;
        if self.rest.starts_with("//") {
            self.take_through("\n");
            return None;
        }
        if self.rest.starts_with("/*") {
            self.take_through("*/");
            return None;
        }
        if let Some((start, hashes)) = raw_start(self.rest) {
            self.take(start);
            let text = self.take_through(&format!("\"{}", "#".repeat(hashes)));
            let text = text.get(..text.len() - hashes - 1).unwrap_or_default();
            return Some(Kind::Text(text.to_owned()));
        }
        match first {
            '"' => Some(Kind::Text(self.string())),
            '\'' => self.quote(),
            '(' | '[' | '{' => Some(Kind::Open(self.sign(first))),
            ')' | ']' | '}' => Some(Kind::Close(self.sign(first))),
            _ if first.is_alphabetic() || first == '_' => {
                let word = self.take_while(|c| c.is_alphanumeric() || c == '_');
                Some(Kind::Word(word.to_owned()))
            }
            _ if first.is_ascii_digit() => {
                self.take_while(|c| c.is_alphanumeric() || c == '_');
                None
            }
            _ if first.is_whitespace() => {
                self.take_while(char::is_whitespace);
                None
            }
            _ => Some(Kind::Sign(self.sign(first))),
        }
    }

    fn sign(&mut self, sign: char) -> char {
        self.take(sign.len_utf8());
        sign
    }

    /// The text of a string; lines that go on are put together.
    fn string(&mut self) -> String {
        self.take(1);
        let mut text = String::new();
        loop {
            text += self.take_while(|c| c != '"' && c != '\\');
            if self.rest.starts_with("\\\n") {
                self.take(1);
                self.take_while(char::is_whitespace);
            } else if self.rest.starts_with('\\') {
                let escaped = self.rest.chars().nth(1).map_or(0, char::len_utf8);
                text += self.take(1 + escaped);
            } else {
                self.take(self.rest.len().min(1));
                return text;
            }
        }
    }

    /// Passes by a letter in quotes, or the quote in front of a lifetime.
    fn quote(&mut self) -> Option<Kind> {
        self.take(1);
        let mut letters = self.rest.chars();
        match (letters.next(), letters.next()) {
            (Some('\\'), Some(escaped)) => {
                self.take(1 + escaped.len_utf8());
                self.take_through("'");
            }
            (Some(letter), Some('\'')) => drop(self.take(letter.len_utf8() + 1)),
            _ => {}
        }
        None
    }
}

/// How long the start of a raw string is, and how many `#` it has.
fn raw_start(text: &str) -> Option<(usize, usize)> {
    let after = text.strip_prefix('r')?;
    let inside = after.trim_start_matches('#');
    let hashes = after.len() - inside.len();
    inside.starts_with('"').then_some((hashes + 2, hashes))
}

#[test]
fn words_texts_signs_and_brackets_are_told_apart() {
    let check = |text: &str, expected: &str| {
        let shown = tokens(text).into_iter().map(|token| match token.kind {
            Kind::Word(word) => word,
            Kind::Text(text) => format!("<{text}>"),
            Kind::Sign(sign) | Kind::Open(sign) | Kind::Close(sign) => sign.to_string(),
        });
        assert_eq!(shown.collect::<Vec<_>>().join(" "), expected, "{text}");
    };
    check("use a::b; // c\n/* d\n */ e", "use a : : b ; e");
    check(r#""a\"b" 'c' '"' '\'' '\u{2019}' &'d str"#, r#"<a\"b> & d str"#);
    check("\"a \\\n   b\"", "<a b>");
    check("r\"a\\\" r#\"b\"c\"# rest", "<a\\> <b\"c> rest");
    check("let a = 0x1f_u8 + 1.5;", "let a = + . ;");
    let lines: Vec<_> = tokens("a\n\"b\nc\" // d\ne").iter().map(|token| token.line).collect();
    assert_eq!(lines, [1, 2, 4]);
}
