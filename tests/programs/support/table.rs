//! Figures: percentiles, and tables that read well in a terminal and in Markdown.

/// A table whose columns are as wide as their widest cell.
pub(crate) struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn new(heads: &[&str]) -> Table {
        Table {
            rows: vec![heads.iter().map(|&head| head.to_owned()).collect()],
        }
    }

    pub(crate) fn row(&mut self, cells: &[&dyn std::fmt::Display]) {
        self.rows
            .push(cells.iter().map(ToString::to_string).collect());
    }

    pub(crate) fn print(&self) {
        let widths: Vec<usize> = (0..self.rows[0].len())
            .map(|column| {
                self.rows
                    .iter()
                    .map(|row| row[column].chars().count())
                    .max()
                    .unwrap_or(0)
            })
            .collect();
        for (index, row) in self.rows.iter().enumerate() {
            let cells: Vec<String> = row
                .iter()
                .zip(&widths)
                .enumerate()
                .map(|(column, (cell, &width))| {
                    if column == 0 {
                        format!("{cell:<width$}")
                    } else {
                        format!("{cell:>width$}")
                    }
                })
                .collect();
            println!("| {} |", cells.join(" | "));
            if index == 0 {
                let rules: Vec<String> = widths
                    .iter()
                    .enumerate()
                    .map(|(column, &width)| {
                        if column == 0 {
                            "-".repeat(width)
                        } else {
                            format!("{}:", "-".repeat(width.max(2) - 1))
                        }
                    })
                    .collect();
                println!("| {} |", rules.join(" | "));
            }
        }
        println!();
    }
}

/// The value below which `percent` of the sorted values lie; nearest rank.
pub(crate) fn percentile<T: Copy + Default>(sorted: &[T], percent: usize) -> T {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().unwrap_or_default()
}
