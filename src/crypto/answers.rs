//! One Argon2id hash over the three answers: 64 MiB, three passes, and a pepper that is not in the database. Three
//! hashes would let somebody who has the database guess one favourite colour at a time.

use argon2::password_hash::phc::Output;
use argon2::{Algorithm, Argon2, Params, Version};
use rand::CryptoRng;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::hash::{self, LENGTH, Memory};
use crate::domain::{Answer, HashCost, Question, ThreeQuestions};

/// 32 random bytes that stand in a file of their own, beside the database.
pub struct Pepper(Zeroizing<[u8; 32]>);

impl Pepper {
    /// Draws one for a new store.
    pub fn draw(rng: &mut impl CryptoRng) -> Self {
        let mut bytes = Zeroizing::new([0; 32]);
        rng.fill_bytes(bytes.as_mut());
        Self(bytes)
    }

    /// Takes the contents of the file.
    pub fn from_file(bytes: &[u8]) -> Option<Self> {
        Some(Self(Zeroizing::new(bytes.try_into().ok()?)))
    }

    /// The contents of the file.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// What it is known by: sixteen hexadecimal digits that tell nothing of the rest.
    pub fn mark(&self) -> String {
        let hash = Sha256::new_with_prefix("mims pepper mark ").chain_update(*self.0).finalize();
        let first: [u8; 8] = hash.first_chunk().copied().unwrap_or_default();
        format!("{:016x}", u64::from_be_bytes(first))
    }

    /// Three questions for a login ID that has none: always the same ones for the same login ID, so that asking does not
    /// tell who has an account.
    pub fn questions_for(&self, login: &str) -> ThreeQuestions {
        let mut hasher = Sha256::new();
        hasher.update(*self.0);
        hasher.update(login);
        let mut left = Question::ALL.to_vec();
        // 16 bits over at the most 8 questions: each is as likely as the others to within a thousandth.
        let pick = |bytes: &[u8]| {
            let number =
                bytes.iter().fold(0_usize, |number, byte| number << 8 | usize::from(*byte));
            left.remove(number % left.len())
        };
        let mut picked =
            hasher.finalize().chunks(2).take(3).map(pick).collect::<Vec<_>>().into_iter();
        let mut next = || picked.next().expect("three questions were picked");
        ThreeQuestions::new([next(), next(), next()])
            .expect("each was taken out when it was picked")
    }
}

/// The hash of a student's three answers, as a PHC string.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswersHash(String);

impl AnswersHash {
    /// Hashes answers in the order of their questions; takes about 0.1 s and 64 MiB of memory.
    pub fn of(answers: &[Answer; 3], pepper: &Pepper, salt: [u8; 16], cost: HashCost) -> Self {
        let params = hash::params(cost);
        Self(hash::phc(&params, &salt, &derive(answers, pepper, &salt, &params)))
    }

    /// Takes a stored hash; one that would take too long is none.
    pub fn parse(text: &str) -> Option<Self> {
        hash::is_bearable(text).then(|| Self(text.to_owned()))
    }

    /// Whether these are the three answers.
    pub fn verify(&self, answers: &[Answer; 3], pepper: &Pepper) -> bool {
        let Some((phc, params)) = hash::read(&self.0) else { return false };
        let (Some(salt), Some(hash)) = (phc.salt, phc.hash) else { return false };
        Output::new(&derive(answers, pepper, &salt, &params)).is_ok_and(|output| output == hash)
    }

    /// The PHC string.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn derive(answers: &[Answer; 3], pepper: &Pepper, salt: &[u8], params: &Params) -> [u8; LENGTH] {
    // A line feed stands in no answer, so no two triples read the same. Room for all, so that nothing is left behind by growing.
    let length = answers.iter().map(|answer| answer.expose().len() + 1).sum();
    let mut joined = Zeroizing::new(String::with_capacity(length));
    for answer in answers {
        joined.push_str(answer.expose());
        joined.push('\n');
    }
    let argon2 =
        Argon2::new_with_secret(&pepper.0[..], Algorithm::Argon2id, Version::V0x13, params.clone())
            .expect("32 bytes are a secret");
    Memory::default().hash(&argon2, joined.as_bytes(), salt)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    fn answers(texts: [&str; 3]) -> [Answer; 3] {
        texts.map(Answer::typed)
    }

    #[test]
    fn all_three_answers_and_the_pepper_have_to_be_right() {
        let pepper = Pepper(Zeroizing::new([1; 32]));
        let cost = HashCost { memory_kib: 8, passes: 1 };
        let hash =
            AnswersHash::of(&answers(["otter", "teal", "badminton"]), &pepper, [2; 16], cost);
        assert!(AnswersHash::parse(hash.as_str()).is_some());
        assert!(hash.verify(&answers(["Otter!", " teal", "BADMINTON"]), &pepper));
        for wrong in [
            ["otter", "teal", "tennis"],
            ["teal", "otter", "badminton"],
            ["ottert", "eal", "badminton"],
            ["", "", ""],
        ] {
            assert!(!hash.verify(&answers(wrong), &pepper), "{wrong:?}");
        }
        let other = Pepper(Zeroizing::new([3; 32]));
        assert!(!hash.verify(&answers(["otter", "teal", "badminton"]), &other));
    }

    #[test]
    fn made_up_questions_are_stable_and_all_eight_come_up() {
        let pepper = Pepper(Zeroizing::new([1; 32]));
        let mut seen: HashMap<Question, u32> = HashMap::new();
        for number in 0..1000 {
            let login = format!("nobody_{number}@students.edu.sg");
            let questions = pepper.questions_for(&login);
            assert_eq!(pepper.questions_for(&login), questions);
            for question in questions.all() {
                *seen.entry(question).or_default() += 1;
            }
        }
        // 3 of 8 a login ID: each question 375 times on average.
        assert!(
            seen.len() == 8 && seen.values().all(|count| (300..450).contains(count)),
            "{seen:?}"
        );
    }
}
