//! Good and bad input of every kind of text.

use super::{look_at_name, look_at_text};
use crate::model::error::Foreign;

fn look(text: &str) -> Option<Foreign> {
    look_at_text(text.as_bytes(), false)
}

#[test]
fn subtitles_are_known_by_their_times() {
    for text in [
        "WEBVTT\n\n00:01.000 --> 00:04.000\nThe wall opens.",
        "1\n00:00:01,000 --> 00:00:04,000\n大堤开放。\n",
        "[Script Info]\nTitle: x\n",
        "0:00:01.000,0:00:04.000\nThe wall opens.\n",
        "[ar:Nell]\n[00:01.00]The\n[00:02.00]wall\n[00:03.50]opens\n",
    ] {
        assert_eq!(look(text), Some(Foreign::Subtitles), "{text}");
    }
    for text in ["12\nRiver --> sea\n", "[1] 渠\n[2] 桥\n[3] 船\n", "20:15 News\n21:00 Film\n"] {
        assert_eq!(look(text), None, "{text}");
    }
}

#[test]
fn tables_are_rows_of_as_many_values() {
    let tsv = "name\tday\tfare\nA\t1\t2\nB\t3\t4\n";
    let csv = "title,url,time\n\"A, b\",http://x,1\nC,http://y,2\nD,http://z,3\nE,http://w,4\n";
    let german = csv.replace(',', ";");
    for text in [tsv, csv, &german] {
        assert_eq!(look(text), Some(Foreign::Table), "{text}");
    }
    for text in [
        "Apples, pears, plums\nBread, milk, eggs\n",
        "He came, he saw, he left.\nShe came, she saw, she stayed.\nThey came, they saw, they sang.\n\
         We came, we saw, we wrote.\nYou came, you saw, you read.\n",
        "渠\t通\n水\t流\n\n桥",
    ] {
        assert_eq!(look(text), None, "{text}");
    }
}

#[test]
fn logs_begin_their_lines_with_a_day_and_a_time() {
    let row = |start: &str| format!("{start} ferry: left the quay\n").repeat(5);
    for start in [
        "2026-11-21 08:00:00",
        "2026-11-21T08:00:00.123Z",
        "[2026/11/21 08:00:00]",
        "Nov 21 08:00:00 host",
        "10.0.0.1 - - [21/Nov/2026:08:00:00 +0000]",
        "[28.11.26, 10:11:12]",
    ] {
        assert_eq!(look(&row(start)), Some(Foreign::Log), "{start}");
    }
    for start in ["2026年11月21日", "08:00 Ferry.", "On 21 November 2026 at 08:00:00 the"] {
        assert_eq!(look(&row(start)), None, "{start}");
    }
}

#[test]
fn other_texts_of_programs_are_known_by_their_marks() {
    for (text, kind) in [
        ("WARC/1.0\nWARC-Type: response\n", Foreign::WebArchive),
        ("-----BEGIN PGP MESSAGE-----\n", Foreign::Sealed),
        ("BEGIN:VCALENDAR\nVERSION:2.0\n", Foreign::Calendar),
        ("[InternetShortcut]\nURL=http://x\n", Foreign::Shortcut),
        ("HTTP/1.1 200 OK\nServer: x\n\n<html>", Foreign::HttpAnswer),
        ("version https://git-lfs.github.com/spec/v1\n", Foreign::LfsPointer),
        ("@article{reed2026,\n title = {Quay}\n}", Foreign::References),
        ("TY  - NEWS\nTI  - Quay\n", Foreign::References),
        ("# notes\n#+TITLE: Quay\n* Quay\n", Foreign::Org),
        ("* Quay\n:PROPERTIES:\n:ID: x\n:END:\n", Foreign::Org),
        ("= Quay\nNell Reed\n:toc:\n\n== First\nIt ran.", Foreign::AsciiDoc),
        ("% made by hand\n\\documentclass{article}\n", Foreign::Tex),
        (".TH QUAY 1\n.SH NAME\n", Foreign::Troff),
        ("The '''quay'''.\n\n== History ==\nBuilt by [[Nell]].\n", Foreign::Wikitext),
        ("#!/bin/sh\necho quay\n", Foreign::Code),
        ("diff --git a/x b/x\n", Foreign::Code),
        ("window.YTD.tweets.part0 = [ {", Foreign::Json),
    ] {
        assert_eq!(look(text), Some(kind), "{text}");
    }
    for text in [
        "@Nell wrote {on the quay}.",
        "= 3\n",
        "* First\n* Second\n",
        "#1 in the list\n",
        "Quay\n====\n\nIt ran.",
        "\\ a stray sign\n",
        "渡口日报\n2026年11月21日 08:00:00\n",
    ] {
        assert_eq!(look(text), None, "{text}");
    }
}

#[test]
fn a_name_tells_what_no_beginning_does() {
    for (name, kind) in [
        ("a/film.SRT", Foreign::Subtitles),
        ("fares.csv", Foreign::Table),
        ("x.rs", Foreign::Code),
        ("list.jsonl", Foreign::Json),
        ("set.yaml", Foreign::Settings),
        ("page.adoc", Foreign::AsciiDoc),
    ] {
        assert_eq!(look_at_name(name), Some(kind), "{name}");
    }
    for name in ["page.txt", "news.example.org", "page", "-", "1887.12", "x.ocr"] {
        assert_eq!(look_at_name(name), None, "{name}");
    }
}
