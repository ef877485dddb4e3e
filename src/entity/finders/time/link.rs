//! When people did what: the date that an activity or a meeting has.

use crate::paper::{Article, Date, Fact, Precision};

/// Dates the activities and meetings of an article: by the last day that
/// their sentence names before them, else, in the lead, by the day of the
/// event.
pub fn link(article: &mut Article) {
    let facts = &mut article.facts;
    let days: Vec<Date> = facts.dates.iter().filter(|date| is_day(date)).cloned().collect();
    let event = article.date.clone();
    let when = |fact: &Fact| said_before(&days, fact).or_else(|| event.clone().filter(|_| in_lead(fact)));
    for activity in facts.activities.iter_mut().filter(|activity| activity.date.is_none()) {
        activity.date = when(&activity.fact);
    }
    for meeting in facts.meetings.iter_mut().filter(|meeting| meeting.date.is_none()) {
        meeting.date = when(&meeting.fact);
    }
}

fn is_day(date: &Date) -> bool {
    date.iso.is_some() && matches!(date.precision, Precision::Day | Precision::Range)
}

fn said_before(days: &[Date], fact: &Fact) -> Option<Date> {
    let (sentence, start) = (fact.sentence, fact.span.start);
    let inside = |date: &&Date| {
        let span = date.span;
        span.paragraph == sentence.paragraph && span.start >= sentence.start && span.end <= start
    };
    days.iter().rfind(inside).cloned()
}

/// Whether the fact stands in the first paragraph, the first 600 bytes of it.
fn in_lead(fact: &Fact) -> bool {
    fact.span.paragraph == 0 && fact.span.start < 600
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{Activity, Certainty, Span};

    fn date(iso: &str, start: usize) -> Date {
        let span = Span { paragraph: 0, start, end: start + 3 };
        let (precision, status) = (Precision::Day, Certainty::Printed);
        Date { text: String::new(), iso: Some(iso.into()), precision, status, evidence: None, span }
    }

    #[test]
    fn the_sentence_comes_before_the_event() {
        let mut article = Article { date: Some(date("2021-03-08", 0)), ..Article::default() };
        article.facts.dates = vec![date("2021-03-08", 0), date("2021-03-01", 40)];
        let activity = |start: usize, from: usize| {
            let span = |start, end| Span { paragraph: 0, start, end };
            let fact =
                Fact { span: span(start, start + 6), sentence: span(from, from + 90), ..Fact::default() };
            Activity { fact, ..Activity::default() }
        };
        article.facts.activities = vec![activity(50, 30), activity(200, 150), activity(700, 650)];
        link(&mut article);
        let isos: Vec<_> =
            article.facts.activities.iter().map(|one| one.date.as_ref()?.iso.as_deref()).collect();
        assert_eq!(isos, [Some("2021-03-01"), Some("2021-03-08"), None]);
    }
}
