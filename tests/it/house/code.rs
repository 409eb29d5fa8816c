//! The product's code in a file: without what is only for tests, and without the texts of attributes, which are for
//! whoever reads the code. It knows nothing of files and layers.

use super::lexer::{Kind, Token, tokens};

/// What a text of Rust says, and the modules in it that are declared for tests only.
#[derive(Default)]
pub(crate) struct Code {
    pub(crate) tokens: Vec<Token>,
    pub(crate) for_tests: Vec<String>,
}

impl Code {
    pub(crate) fn of(text: &str) -> Self {
        let all = tokens(text);
        let mut code = Self::default();
        let mut rest = all.as_slice();
        while let Some((token, after)) = rest.split_first() {
            let Some((attribute, after_it)) = attribute(rest) else {
                code.tokens.push(token.clone());
                rest = after;
                continue;
            };
            rest = after_it;
            if is_for_tests(attribute) {
                rest = code.without_item(rest);
            } else {
                let words = attribute.iter().filter(|token| !matches!(token.kind, Kind::Text(_)));
                code.tokens.extend(words.cloned());
            }
        }
        code
    }

    /// What stands behind an item that is for tests only; the name of a module is noted.
    fn without_item<'a>(&mut self, tokens: &'a [Token]) -> &'a [Token] {
        let is_use = tokens.iter().take(4).any(|token| token.is_word("use"));
        let mut depth = 0;
        let end = tokens.iter().position(|token| {
            match token.kind {
                Kind::Open(_) => depth += 1,
                Kind::Close(_) => depth -= 1,
                _ => {}
            }
            // The braces of `use a::{b, c};` do not end it.
            let is_end = token.is_sign(';') || (token.kind == Kind::Close('}') && !is_use);
            depth == 0 && is_end
        });
        let (item, rest) = tokens.split_at(end.map_or(tokens.len(), |end| end + 1));
        if let [.., keyword, name, end] = item
            && keyword.is_word("mod")
            && end.is_sign(';')
        {
            self.for_tests.extend(name.word().map(str::to_owned));
        }
        rest
    }
}

/// The attribute that begins here, and what stands behind it.
fn attribute(tokens: &[Token]) -> Option<(&[Token], &[Token])> {
    let (first, rest) = tokens.split_first()?;
    let inner = rest.first().is_some_and(|token| token.is_sign('!'));
    let opens = rest.get(usize::from(inner))?.kind == Kind::Open('[');
    if !first.is_sign('#') || !opens {
        return None;
    }
    let mut depth = 0;
    let end = tokens.iter().position(|token| {
        match token.kind {
            Kind::Open('[') => depth += 1,
            Kind::Close(']') => depth -= 1,
            _ => {}
        }
        depth == 0 && token.kind == Kind::Close(']')
    })?;
    tokens.split_at_checked(end + 1)
}

fn is_for_tests(attribute: &[Token]) -> bool {
    let words: Vec<_> = attribute.iter().filter_map(Token::word).collect();
    words == ["cfg", "test"]
}

#[test]
fn what_is_for_tests_and_for_readers_is_left_out() {
    let check = |text: &str, expected: &[&str]| {
        let texts = Code::of(text).tokens.into_iter().filter_map(|token| match token.kind {
            Kind::Word(text) | Kind::Text(text) => Some(text),
            _ => None,
        });
        assert_eq!(texts.collect::<Vec<_>>(), expected, "{text}");
    };
    check("/// Help.\nconst A: B = \"c\";", &["const", "A", "B", "c"]);
    check("#[cfg(test)]\nmod tests { fn a() {} } fn b() {}", &["fn", "b"]);
    check("#[cfg(test)] pub(crate) use a::{b, c}; fn d() {}", &["fn", "d"]);
    check("#[cfg(test)] fn a(b: [u8; 2]) -> C { d() } fn e() {}", &["fn", "e"]);
    check("#[expect(lint, reason = \"why\")] fn a() {}", &["expect", "lint", "reason", "fn", "a"]);
    assert_eq!(Code::of("#[cfg(test)]\nmod model;\nmod a;").for_tests, ["model"]);
}
