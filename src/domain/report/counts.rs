//! Counts of students by the words of a closed list.

use std::marker::PhantomData;

use crate::domain::words::Word;

/// How many students there are for each of the `N` words of a list; a student may count for several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts<W, const N: usize>([u64; N], PhantomData<W>);

impl<W, const N: usize> Default for Counts<W, N> {
    fn default() -> Self {
        Self([0; N], PhantomData)
    }
}

impl<W: Word + PartialEq, const N: usize> Counts<W, N> {
    /// Reads a count for each word.
    pub fn read<E>(mut count: impl FnMut(W) -> Result<u64, E>) -> Result<Self, E> {
        let mut counts = Self::default();
        for (place, word) in counts.0.iter_mut().zip(W::WORDS) {
            *place = count(*word)?;
        }
        Ok(counts)
    }

    /// Counts so many students more for a word.
    pub fn add(&mut self, word: W, students: u64) {
        for (count, other) in self.0.iter_mut().zip(W::WORDS) {
            *count += if *other == word { students } else { 0 };
        }
    }

    /// Adds other counts to these.
    pub fn add_all(&mut self, other: &Self) {
        self.0.iter_mut().zip(other.0).for_each(|(count, more)| *count += more);
    }

    /// How many students there are for this word.
    pub fn count(&self, word: W) -> u64 {
        self.iter().find(|(other, _)| *other == word).map_or(0, |(_, count)| count)
    }

    /// Every word with its count.
    pub fn iter(&self) -> impl Iterator<Item = (W, u64)> {
        W::WORDS.iter().copied().zip(self.0)
    }
}
