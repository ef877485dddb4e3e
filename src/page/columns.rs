//! Columns printed side by side: each row holds a line of every column.

use super::sheet::{Line, Sheet, is_blank};
use std::ops::Range;

/// Blanks of this width (in half-width characters) may part two columns.
const GUTTER: usize = 3;
/// A column begins at the same place in at least this many rows.
const FEWEST_ROWS: usize = 4;

/// How far the start of a column may drift: quotation marks are as wide as one
/// or as two half-width characters.
const DRIFT: usize = 5;

/// A run of words in a row.
#[derive(Debug, Clone)]
struct Cell {
    span: Range<usize>,
    /// Where it begins and ends, in half-width characters from the row's start.
    from: usize,
    to: usize,
}

/// Puts the columns of a page one after the other. Gives the index of the
/// first line that it moved.
pub fn unfold(sheet: &mut Sheet) -> Option<usize> {
    let gapped = sheet.lines.iter().filter(|line| has_gutter(sheet, line)).take(FEWEST_ROWS).count();
    if gapped < FEWEST_ROWS {
        return None;
    }
    let rows: Vec<Vec<Cell>> = sheet.lines.iter().map(|line| cells(sheet, line)).collect();
    let starts = column_starts(&rows);
    if starts.len() < 2 {
        return None;
    }
    let rows: Vec<Vec<Cell>> = rows.into_iter().map(|row| split_at(sheet, &starts, row)).collect();
    let within = |row: &Vec<Cell>| row.iter().any(|cell| column(&starts, cell.from) > 0);
    let first = rows.iter().position(within)?;
    let last = last_row(sheet, &rows, first..rows.iter().rposition(within)?, starts[1]);
    let mut lines = sheet.lines[..first].to_vec();
    let spans = |row: &&Vec<Cell>| row.iter().any(|cell| crosses(&starts, cell));
    let mut from = first;
    while from <= last {
        let to = (from..=last).find(|&row| spans(&&rows[row])).unwrap_or(last + 1);
        lines.extend(block(sheet, &rows, from..to, &starts));
        lines.extend(sheet.lines.get(to).filter(|_| to <= last).cloned());
        from = to + 1;
    }
    lines.extend_from_slice(&sheet.lines[last + 1..]);
    sheet.lines = lines;
    Some(first)
}

/// The last row of the columns: the first column may run on below the others.
fn last_row(sheet: &Sheet, rows: &[Vec<Cell>], block: Range<usize>, next: usize) -> usize {
    let widest = block.clone().map(|row| sheet.lines[row + 1].gap).max().unwrap_or(0);
    let narrow = |row: &usize| rows[*row].last().is_some_and(|cell| cell.to <= next);
    let below = (block.end + 1..rows.len()).take_while(|row| sheet.lines[*row].gap <= widest && narrow(row));
    below.last().unwrap_or(block.end)
}

/// A quick look: whether wide blanks stand inside a line.
fn has_gutter(sheet: &Sheet, line: &Line) -> bool {
    sheet.chars(&line.span).windows(2).any(|pair| is_blank(pair[0]) && is_blank(pair[1]))
}

/// The rows of a block, column by column.
fn block(sheet: &Sheet, rows: &[Vec<Cell>], block: Range<usize>, starts: &[usize]) -> Vec<Line> {
    let mut lines = Vec::new();
    for index in 0..starts.len() {
        let mut above: Option<usize> = None;
        for row in block.clone() {
            let inside: Vec<&Cell> =
                rows[row].iter().filter(|cell| column(starts, cell.from) == index).collect();
            let (Some(first), Some(last)) = (inside.first(), inside.last()) else { continue };
            let number = sheet.lines[row].number;
            let gap =
                above.map_or(usize::from(index > 0).max(sheet.lines[row].gap), |above| number - above - 1);
            let line = sheet.new_line(number, first.span.start, first.span.start..last.span.end, gap);
            lines.push(Line { indented: first.from >= starts[index] + 3, ..line });
            above = Some(number);
        }
    }
    lines
}

/// The column in which a cell that begins at `from` stands.
fn column(starts: &[usize], from: usize) -> usize {
    starts.iter().rposition(|&start| from + DRIFT >= start).unwrap_or(0)
}

/// Whether a cell runs over the start of the next column.
fn crosses(starts: &[usize], cell: &Cell) -> bool {
    starts.get(column(starts, cell.from) + 1).is_some_and(|&next| cell.to > next + DRIFT)
}

/// A mark that hangs over the edge of its column leaves a narrow gutter: cells
/// that run across the start of a column are cut at a blank near it.
fn split_at(sheet: &Sheet, starts: &[usize], row: Vec<Cell>) -> Vec<Cell> {
    let mut cells = Vec::with_capacity(row.len());
    for mut cell in row {
        while crosses(starts, &cell)
            && let Some((left, right)) = cut_at(sheet, &cell, starts[column(starts, cell.from) + 1])
        {
            cells.push(left);
            cell = right;
        }
        cells.push(cell);
    }
    cells
}

/// The cell in two, before and behind a blank near `next`.
fn cut_at(sheet: &Sheet, cell: &Cell, next: usize) -> Option<(Cell, Cell)> {
    let mut x = cell.from;
    let mut found = None;
    for at in cell.span.clone() {
        let near = x.abs_diff(next) <= DRIFT && at > cell.span.start;
        if near && is_blank(sheet.chars(&(at..at + 1))[0]) {
            found = Some((at, x, x + sheet.width(at)));
        }
        x += sheet.width(at);
    }
    let (at, to, from) = found?;
    let left = Cell { span: sheet.trim(cell.span.start..at), from: cell.from, to };
    let right = Cell { span: at + 1..cell.span.end, from, to: cell.to };
    (!left.span.is_empty() && from < cell.to).then_some((left, right))
}

/// Cuts a line at its wide blanks.
fn cells(sheet: &Sheet, line: &Line) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    let mut x = sheet.indent(line);
    let mut blank = GUTTER;
    for at in line.span.clone() {
        let width = sheet.width(at);
        if is_blank(sheet.chars(&(at..at + 1))[0]) {
            blank += width;
        } else {
            match cells.last_mut().filter(|_| blank < GUTTER) {
                Some(cell) => (cell.span.end, cell.to) = (at + 1, x + width),
                None => cells.push(Cell { span: at..at + 1, from: x, to: x + width }),
            }
            blank = 0;
        }
        x += width;
    }
    cells
}

/// Where columns begin: places at which cells of many rows start and that
/// hold text rather than the short cells of a table.
fn column_starts(rows: &[Vec<Cell>]) -> Vec<usize> {
    let inner: Vec<&Cell> = rows.iter().flat_map(|row| row.iter().skip(1)).collect();
    if inner.len() < FEWEST_ROWS {
        return Vec::new();
    }
    let widest = inner.iter().map(|cell| cell.from).max().unwrap_or(0).min(400);
    let mut counts = vec![0usize; widest + 6];
    for cell in inner.iter().filter(|cell| cell.from <= widest) {
        counts[cell.from] += 1;
    }
    let near = |x: usize| counts[x.saturating_sub(2)..(x + 3).min(counts.len())].iter().sum::<usize>();
    let mut starts = vec![0];
    while let Some(best) = (10..counts.len())
        .filter(|&x| starts.iter().all(|&s: &usize| x.abs_diff(s) >= 12))
        .max_by_key(|&x| (near(x), counts[x]))
    {
        if near(best) < FEWEST_ROWS || near(best) * 3 < inner.len() || !holds_text(rows, best) {
            break;
        }
        starts.push(best);
    }
    starts.sort_unstable();
    if starts.len() > 1 && holds_text(rows, 0) { starts } else { Vec::new() }
}

/// Whether most cells that begin at `x` are as long as lines of text are.
fn holds_text(rows: &[Vec<Cell>], x: usize) -> bool {
    let cells = rows.iter().filter(|row| row.len() > 1).flatten().filter(|cell| cell.from.abs_diff(x) <= 4);
    let widths: Vec<usize> = cells.map(|cell| cell.to - cell.from).collect();
    let long = widths.iter().filter(|&&width| width >= 14).count();
    long * 2 > widths.len()
}
