//! JSON lines: in order, a bad line gets an error line.

use super::{Desk, STORY};
use serde_json::{Value, json};

fn lines(text: &str) -> Vec<Value> {
    text.lines()
        .map(|l| serde_json::from_str(l).unwrap_or_else(|e| panic!("{e}: {l}")))
        .collect()
}

#[test]
fn lines_are_answered_in_order() {
    let desk = Desk::new();
    let mut input = String::new();
    for n in 0..40 {
        // Every fifth is too short, so that answers take unequal time.
        let text = if n % 5 == 4 { "Trop court." } else { STORY };
        input.push_str(&json!({"id": n, "text": text, "min_words": 300 + n}).to_string());
        input.push('\n');
    }
    let ended = desk.run_with("write --jsonl", input);
    ended.ends(1, &["32 of 40 lines written, 8 failed"]);
    let answers = lines(&ended.out);
    assert_eq!(answers.len(), 40);
    for (n, answer) in answers.iter().enumerate() {
        assert_eq!(answer["id"], n);
        assert_eq!(answer.get("article").is_some(), n % 5 != 4);
        assert_eq!(answer.get("error").is_some(), n % 5 == 4);
    }
}

#[test]
fn a_bad_line_never_ends_the_run() {
    let desk = Desk::new();
    let table: [(&[u8], Value, &str); 7] = [
        (b"{\"id\": 1, \"text\": ", Value::Null, "not JSON"),
        (b"[1, 2]", Value::Null, "not a JSON object"),
        (b"\"text\"", Value::Null, "not a JSON object"),
        (b"{\"id\": \"b\"}", json!("b"), "no `text`"),
        (
            b"{\"id\": {\"n\": 1}, \"text\": 3}",
            json!({"n": 1}),
            "not a string",
        ),
        (
            b"{\"id\": 5, \"text\": \"x\", \"min_word\": 3}",
            json!(5),
            "unknown key `min_word`",
        ),
        (b"\xff\xfe{}", Value::Null, "not UTF-8"),
    ];
    let mut input: Vec<u8> = Vec::new();
    for (line, ..) in &table {
        input.extend_from_slice(line);
        input.extend_from_slice(b"\n\n");
    }
    input.extend_from_slice(json!({"id": "last", "text": STORY}).to_string().as_bytes());
    let ended = desk.run_with("write --jsonl", input);
    ended.ends(1, &["1 of 8 lines written"]);
    let answers = lines(&ended.out);
    for (answer, (_, id, message)) in answers.iter().zip(&table) {
        assert_eq!(&answer["id"], id);
        let said = answer["error"]["message"].as_str().unwrap();
        assert!(said.contains(message), "{said}");
    }
    assert_eq!(answers[5]["error"]["hint"], "did you mean `min_words`?");
    assert!(answers[7]["article"]["words"]["total"].is_u64());
}

#[test]
fn brief_keys_and_flags_hold() {
    let desk = Desk::new();
    let input =
        json!({"id": 1, "text": STORY, "date": "2026-01-02", "keyphrase": "bac de Port-Renaud"});
    let ended = desk.run_with("write --jsonl --date 2026-03-04", input.to_string());
    ended.ends(0, &[]);
    let article = &lines(&ended.out)[0]["article"];
    assert_eq!(article["metadata"]["date"], "2026-03-04");
    assert_eq!(article["metadata"]["keyphrase"], "bac de Port-Renaud");
    assert_eq!(desk.run_with("write --jsonl", "").ends(0, &[]).out, "");
}
