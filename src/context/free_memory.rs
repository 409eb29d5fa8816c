//! How much memory is free for new work. Linux tells it in files; other systems are not asked.

use std::path::Path;

/// What the machine has and the control groups around this process leave, in KiB; `root` is the folder of all files.
pub(super) fn free_kib(root: &Path) -> Option<u64> {
    let read = |path: &str| std::fs::read_to_string(root.join(path)).ok();
    let available = number(&read("proc/meminfo")?, "MemAvailable:")?;
    let group = read("proc/self/cgroup").and_then(|groups| {
        let path = groups.lines().find_map(|line| line.strip_prefix("0::/"))?;
        Some(root.join("sys/fs/cgroup").join(path))
    });
    let groups = group.iter().flat_map(|group| group.ancestors()).filter_map(left_in_group);
    groups.chain([available]).min()
}

/// What is cached does not count: the system gives it back when somebody needs the room.
fn left_in_group(folder: &Path) -> Option<u64> {
    let read = |file: &str| std::fs::read_to_string(folder.join(file)).ok();
    // A group without a limit says so by a word.
    let most: u64 = read("memory.max")?.trim().parse().ok()?;
    let used = number(&read("memory.stat")?, "anon ")?;
    Some(most.saturating_sub(used) / 1024)
}

/// The number behind a name at the beginning of a line.
fn number(text: &str, name: &str) -> Option<u64> {
    let value = text.lines().find_map(|line| line.strip_prefix(name))?;
    value.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MEMINFO: &str =
        "MemTotal:       24731708 kB\nMemFree:           20000 kB\nMemAvailable:    1000000 kB\n";

    fn check(files: &[(&str, &str)], expected: Option<u64>) {
        let root = tempfile::tempdir().expect("a folder");
        for (path, text) in files {
            let path = root.path().join(path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
            #[expect(clippy::disallowed_methods, reason = "made up for a test")]
            std::fs::write(path, text).expect("a file");
        }
        assert_eq!(free_kib(root.path()), expected, "{files:?}");
    }

    #[test]
    fn the_tightest_of_machine_and_groups_counts() {
        check(&[], None);
        let machine = ("proc/meminfo", MEMINFO);
        check(&[machine], Some(1_000_000));
        let group = ("proc/self/cgroup", "1:name=systemd:/old\n0::/school/mims\n");
        let tight = "sys/fs/cgroup/school/memory.max";
        let stat =
            ("sys/fs/cgroup/school/memory.stat", "anon 1048576\nfile 99999999\nanon_thp 5\n");
        check(&[machine, group], Some(1_000_000));
        check(&[machine, group, (tight, "max\n"), stat], Some(1_000_000));
        check(&[machine, group, (tight, "104857600\n"), stat], Some(101_376));
        check(&[machine, group, (tight, "524288\n"), stat], Some(0));
        let inner = ("sys/fs/cgroup/school/mims/memory.max", "2097152\n");
        let inner_stat = ("sys/fs/cgroup/school/mims/memory.stat", "anon 0\n");
        check(&[machine, group, (tight, "104857600\n"), stat, inner, inner_stat], Some(2048));
    }
}
