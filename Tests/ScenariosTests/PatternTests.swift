import Scenarios
import Testing

/// A pattern, a text, and whether the one is in the other.
struct PatternRow: Sendable, CustomTestStringConvertible {
    let pattern: String
    let text: String
    let isFound: Bool
    var testDescription: String { "\(pattern.debugDescription) in \(text.debugDescription)" }

    /// Rows that hold a pattern against texts in which it is found, and texts in which it is not.
    static func rows(_ table: [(String, found: [String], not: [String])]) -> [PatternRow] {
        table.flatMap { pattern, found, not in
            found.map { PatternRow(pattern: pattern, text: $0, isFound: true) }
                + not.map { PatternRow(pattern: pattern, text: $0, isFound: false) }
        }
    }
}

@Suite struct PatternTests {
    static let table = PatternRow.rows([
        // Literals, and where they may stand.
        ("", found: ["", "a"], not: []),
        ("hold", found: ["hold", "on hold", "holding", "hhold"], not: ["", "hol", "Hold", "h old"]),
        ("aab", found: ["aaab", "aab"], not: ["aa", "abab"]),
        ("é", found: ["café"], not: ["cafe", "cafe\u{301}", "\u{C3}\u{A9}"]),
        ("e", found: ["cafe\u{301}"], not: ["café"]),
        ("👩", found: ["👩‍🚒"], not: ["👨"]),
        ("a}b]-/,:", found: ["a}b]-/,:"], not: ["ab"]),
        // Places.
        ("^room", found: ["room-1"], not: ["a room", "\nroom"]),
        ("room$", found: ["a room"], not: ["room-1", "room\n"]),
        ("^$", found: [""], not: ["a", "\n"]),
        ("^a|b", found: ["a", "cb"], not: ["ca"]),
        ("^(?:a|b)", found: ["a", "b1"], not: ["ca", "cb"]),
        ("(^)+a$", found: ["a"], not: ["ba"]),
        ("(^a)+$", found: ["a"], not: ["aa"]),
        ("a^", found: [], not: ["a", "a\n"]),
        ("$a", found: [], not: ["a"]),
        (#"\bcat\b"#, found: ["cat", "a cat.", "écat"], not: ["cats", "concat", "cat_"]),
        (#"\b"#, found: ["a", " a"], not: ["", " ", "é"]),
        (#"a\bb"#, found: [], not: ["ab", "a b"]),
        // Any character, and classes.
        ("a.c", found: ["abc", "a.c", "aéc", "a😀c"], not: ["ac", "a\nc"]),
        ("^.$", found: ["x", "é", "😀", "\r"], not: ["", "xy", "\n", "e\u{301}"]),
        ("^[a-c]$", found: ["a", "b", "c"], not: ["", "d", "A", "-"]),
        ("^[^a-c]$", found: ["d", "é", "\n"], not: ["a", "c", ""]),
        ("^[-a]$", found: ["-", "a"], not: ["b"]),
        ("^[a-]$", found: ["-", "a"], not: ["b"]),
        (#"^[a\-c]$"#, found: ["-", "a", "c"], not: ["b"]),
        (#"^[\]\[\\^]$"#, found: ["]", "[", "\\", "^"], not: ["a"]),
        ("^[.*+?(){}|$]$", found: [".", "*", "$", "|"], not: ["a"]),
        (#"^[\d.]+$"#, found: ["1.5"], not: ["1,5"]),
        (#"^[^\d]$"#, found: ["a", "٣"], not: ["1"]),
        (#"^[\W\d]$"#, found: ["1", "-", "é"], not: ["a", "_"]),
        (#"^[\t\u{20}-\u{22}]$"#, found: ["\t", "!", " "], not: ["#", "t"]),
        ("^[а-яё]+$", found: ["ёлка"], not: ["elka", "Ёлка"]),
        ("^[😀-😂z-é]$", found: ["😁", "é", "z", "{"], not: ["😃", "y", "ê"]),
        // Escapes; \d, \w and \s mean ASCII.
        (#"^\d$"#, found: ["0", "9"], not: ["a", "٣", "²"]),
        (#"^\D$"#, found: ["a", "٣"], not: ["0"]),
        (#"^\w$"#, found: ["a", "Z", "0", "_"], not: ["-", "é", "ß"]),
        (#"^\W$"#, found: ["-", "é"], not: ["a", "_"]),
        (#"^\s$"#, found: [" ", "\t", "\n", "\u{B}", "\u{C}", "\r"], not: ["\u{A0}", "s", "\u{8}", "\u{E}"]),
        (#"^\S$"#, found: ["\u{A0}", "s"], not: [" "]),
        (#"^\+1\.5\*\?\(\)\[\]\{\}\|\^\$\\\/\-\_$"#, found: [#"+1.5*?()[]{}|^$\/-_"#], not: ["+1.5"]),
        (#"^\t\n\r\u{1F600}\u{e9}\u{0000E9}$"#, found: ["\t\n\r😀éé"], not: ["tnr"]),
        // Repeats.
        ("^ab*c$", found: ["ac", "abc", "abbbc"], not: ["abb", "adc"]),
        ("^ab+c$", found: ["abc", "abbbc"], not: ["ac"]),
        ("^ab?c$", found: ["ac", "abc"], not: ["abbc"]),
        ("^a{2}$", found: ["aa"], not: ["a", "aaa"]),
        ("^a{2,}$", found: ["aa", "aaaaa"], not: ["a", ""]),
        ("^a{2,3}$", found: ["aa", "aaa"], not: ["a", "aaaa"]),
        ("^a{0}$", found: [""], not: ["a"]),
        ("^a{0,0}b{0,1}$", found: ["", "b"], not: ["a", "bb"]),
        ("^a*?b+?c??d{1,2}?$", found: ["bd", "aabbcdd"], not: ["ad", "bccd", "bddd"]),
        ("^(?:ab){2,3}$", found: ["abab", "ababab"], not: ["ab", "abababab", "aba"]),
        ("^(a|b{2}){3}$", found: ["aaa", "abba", "bbbbbb"], not: ["aa", "aba"]),
        ("^(a*)*$", found: ["", "aaa"], not: ["b"]),
        ("^(a*)+b$", found: ["b", "aab"], not: ["", "aa"]),
        ("^(?:){9}(){3,}a$", found: ["a"], not: [""]),
        ("^(|a)+$", found: ["", "aa"], not: ["b"]),
        (#"^(?:\b|-)+a$"#, found: ["a", "--a"], not: ["ba"]),
        // Groups and alternatives.
        ("^(?:mute|deaf)ed$", found: ["muteed", "deafed"], not: ["ed", "mute"]),
        ("cat|dog|", found: ["", "bird"], not: []),
        ("^(cat|dog)$", found: ["cat", "dog"], not: ["cats", "catdog"]),
        ("^(a(b(c|d)|e)f|g)$", found: ["abcf", "abdf", "aef", "g"], not: ["abf", "aecf", "abcg"]),
        ("^()$", found: [""], not: ["a"]),
        ("abcd|bce", found: ["abce"], not: ["abc"]),
        // Case.
        ("(?i)", found: ["", "x"], not: []),
        ("(?i)HoLd", found: ["hold", "ON HOLD", "hOlD"], not: ["hol"]),
        ("(?i)^[a-c]+[^x]$", found: ["ABc", "abA"], not: ["abX", "d", "aBx"]),
        ("(?i)^[A-Cx]$", found: ["a", "X"], not: ["d", "!"]),
        ("(?i)^[Z-a]$", found: ["z", "A", "_"], not: ["b", "Y"]),
        ("(?i)MÜLLER", found: ["müller", "Müller"], not: ["muller"]),
        ("(?i)^[ä-ü]$", found: ["Ö", "ö"], not: ["o", "ß".uppercased()]),
        ("(?i)^[Ä-Ü]$", found: ["Ö", "ö"], not: ["o", "ý"]),
        ("(?i)^[^ä]$", found: ["a"], not: ["ä", "Ä"]),
        ("(?i)^[σ-τ]$", found: ["ς", "Σ"], not: ["ρ"]),
        ("(?i)^ς[ς]$", found: ["ΣΣ", "σς", "ςσ"], not: ["ss"]),
        (#"(?i)^\w$"#, found: ["k", "K"], not: ["\u{212A}", "ſ", "ı"]),
        ("(?i)^k$", found: ["K"], not: ["\u{212A}"]),
        // As they come in scenarios.
        (#"^\+1555\d{7}$"#, found: ["+15551234567"], not: ["15551234567", "+155512345678", "+1555123456"]),
        (
            "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", found: ["0b5e9c1a-1111-4222-8333-abcdefabcdef"],
            not: ["0b5e9c1a-1111-4222-8333-abcdefabcdeg", "0b5e9c1a-1111-4222-abcdefabcdef"]
        ),
        (
            #"^https?://[^/]+/hooks/\w+$"#, found: ["https://a.test/hooks/x_1"],
            not: ["ftp://a/hooks/x", "http:///hooks/x"]
        ),
    ])

    @Test func `the table of patterns has enough rows to mean something`() {
        #expect(Self.table.count >= 150)
        #expect(Self.table.contains { $0.isFound } && Self.table.contains { !$0.isFound })
    }

    @Test(arguments: table) func `a pattern is found where it is, and not where it is not`(row: PatternRow) throws {
        let pattern = try Pattern(row.pattern)
        #expect(pattern.matches(row.text) == row.isFound)
        #expect(pattern.text == row.pattern)
    }

    @Test func `patterns are equal if they are written alike, scalar by scalar`() throws {
        #expect(try Pattern("a+") == Pattern("a+"))
        #expect(try Pattern("a+").hashValue == Pattern("a+").hashValue)
        #expect(try Pattern("a+") != Pattern("aa*"))
        #expect(try Pattern("é") != Pattern("e\u{301}"))
    }
}

// MARK: - What is refused

/// A pattern whose marks ⟦ ⟧ stand around what is to blame, and words of the message.
struct PatternRefusedRow: Sendable, CustomTestStringConvertible {
    let marked: String
    let words: String
    var testDescription: String { marked }

    var pattern: String { marked.filter { $0 != "⟦" && $0 != "⟧" } }
}

@Suite struct PatternErrorTests {
    static let table: [PatternRefusedRow] = [
        ("a⟦(⟧b", "never closed"), ("(a)⟦(?⟧", "only (?:"), ("a⟦)⟧b", "no ( for this )"),
        ("(?:a⟦(⟧b|c", "never closed"),
        ("⟦[⟧abc", "this [ is never closed"), ("a⟦[⟧", "never closed"), (#"⟦[⟧a\]"#, "never closed"),
        ("⟦[⟧a-", "never closed"),
        ("x⟦[]⟧", "class is empty"), ("⟦[^]⟧", "class is empty"), ("[a⟦z-a⟧]", "wrong way round"),
        (#"[⟦\d-z⟧]"#, "range goes from one"), (#"[⟦a-\w⟧]"#, "range goes from one"), ("[⟦[⟧:alpha:]]", "literal ["),
        (#"[a⟦\b⟧]"#, "place between characters"), (#"[⟦\1⟧]"#, "linear time"),
        ("⟦*⟧a", "nothing to repeat before *"), ("a|⟦+⟧", "nothing to repeat before +"), ("⟦(?⟧)", "only (?:"),
        ("(⟦*⟧)", "nothing to repeat"), ("^⟦*⟧", "nothing to repeat"), ("$⟦{⟧2}", "nothing to repeat before {"),
        (#"\b⟦+⟧"#, "nothing to repeat"), ("é⟦{⟧", "count is written"), ("a⟦{⟧x}", "count is written"),
        ("a⟦{⟧,3}", "count is written"), ("a⟦{⟧2", "count is written"), ("a⟦{⟧2,3", "count is written"),
        ("a⟦{⟧}", "count"),
        ("a⟦{3,2}⟧", "3 is more than 2"), ("a⟦{99999999999999999999999}⟧", "more than 5000 states"),
        ("a⟦{5,99999999999999999999999}⟧", "more than 5000 states"), ("⟦a{5000}⟧", "more than 5000 states"),
        ("b(a{70})⟦{70}{⟧2}", "repeated again"), ("b⟦((?:a{70}){70}){2}⟧", "more than 5000 states"),
        ("a{3000}⟦b{3000}⟧", "more than 5000 states"), ("⟦a{4000}|b{2000}⟧", "more than 5000 states"),
        ("(⟦(){5000}⟧){5000}", "more than 5000 states"),
        ("a⟦*+⟧", "possessive"), ("a⟦{2}+⟧", "possessive"), ("a⟦**⟧", "repeated again"), ("a⟦+?+⟧", "repeated again"),
        ("a⟦??{⟧2}", "repeated again"),
        (#"(a)⟦\1⟧"#, "linear time"), (#"⟦\k⟧<n>"#, "linear time"), ("⟦(?P=⟧n)", "linear time"),
        ("⟦(?=⟧a)", "lookahead is not supported"), ("⟦(?!⟧a)", "lookahead is not supported"),
        ("b⟦(?<=⟧a)", "lookbehind is not supported"), ("⟦(?<!⟧a)", "lookbehind is not supported"),
        ("⟦(?P<⟧n>a)", "named groups"), ("⟦(?<⟧n>a)", "named groups"), ("⟦(?>⟧a)", "atomic"),
        ("⟦(?(⟧1)a)", "conditional"),
        ("⟦(?#⟧a)", "comments"), ("a⟦(?i)⟧b", "very start"), ("(?i)⟦(?i)⟧", "very start"), ("⟦(?⟧s)", "only (?:"),
        ("⟦(?⟧i:a)", "only (?:"), ("⟦(?⟧", "only (?:"),
        (#"a⟦\⟧"#, "ends with a backslash"), (#"[⟦\⟧"#, "ends with a backslash"), (#"⟦\q⟧"#, #"\q is not supported"#),
        (#"⟦\B⟧"#, "not supported"), (#"⟦\A⟧a"#, "start of the text is written ^"), (#"a⟦\Z⟧"#, "written $"),
        (#"⟦\p⟧{L}"#, "list the characters"), (#"⟦\x⟧41"#, #"\u{41}"#), (#"⟦\0⟧"#, "not supported"),
        (#"⟦\é⟧"#, "ASCII sign"),
        (#"⟦\u⟧0041"#, "hexadecimal"), (#"⟦\u{⟧}"#, "hexadecimal"), (#"⟦\u{D800}⟧"#, "hexadecimal"),
        (#"⟦\u{110000}⟧"#, "hexadecimal"), (#"⟦\u{000041⟧1}"#, "hexadecimal"), (#"⟦\u{⟧g}"#, "hexadecimal"),
        (#"é😀e\#u{301}⟦\y⟧"#, "not supported"),
        (String(repeating: "a", count: 1_000) + "⟦bc⟧", "at most 1000 characters, and this one has 1002"),
        (String(repeating: "(", count: 100) + "⟦(⟧", "at most 100 deep"),
    ].map { PatternRefusedRow(marked: $0.0, words: $0.1) }

    @Test(arguments: table) func `what is wrong is named, with the characters to blame`(row: PatternRefusedRow) throws {
        let error = try #require(throws: PatternError.self) { try Pattern(row.pattern) }
        #expect(error.message.contains(row.words))
        #expect(!error.message.hasSuffix("."))
        try #require(error.offset + error.length <= row.pattern.unicodeScalars.count)
        var marked = Array(row.pattern.unicodeScalars)
        marked.insert("⟧", at: error.offset + error.length)
        marked.insert("⟦", at: error.offset)
        #expect(String(String.UnicodeScalarView(marked)) == row.marked)
    }

    @Test(arguments: [
        String(repeating: "a", count: 1_000), String(repeating: "(", count: 100) + String(repeating: ")", count: 100),
        "a{4999}", "((a{70}){70})", "(){4999}",
    ])
    func `what is just within the bounds is accepted`(text: String) throws {
        #expect(try Pattern(text).stateCount <= Pattern.maximumStates)
    }
}

// MARK: - Time

/// A pattern that a backtracking engine dies of, and a text to kill it with.
struct PatternHardRow: Sendable, CustomTestStringConvertible {
    let pattern: String
    let text: String
    let isFound: Bool
    var testDescription: String { pattern.count > 40 ? pattern.prefix(40) + "..." : pattern }

    static let table: [PatternHardRow] = {
        let a = String(repeating: "a", count: 5_000)
        return [
            ("(a+)+$", a + "b", false), ("^(a+)+$", a + "b", false), ("(a*)*c", a, false), ("(a|aa)+$", a + "b", false),
            ("^(?:aaa|aaaa|aaa)*c", a, false),
            ("(a|a)*b", a, false), ("^(([a-z])+.)+[A-Z]([a-z])+$", a, false), ("(.*)*=(.*)*;", a, false),
            (String(repeating: "a?", count: 300) + String(repeating: "a", count: 300), a.prefix(299) + "", false),
            (String(repeating: "a?", count: 300) + String(repeating: "a", count: 300), a.prefix(300) + "", true),
            (".*.*.*.*.*.*.*.*x", a, false), ("(x+x+)+y", a.replacing("a", with: "x"), false),
            (#"^(\w+\s?)*$"#, a + "!", false), ("(?:a{0,40}){0,40}b", a.prefix(500) + "", false),
            ("((((a*)*)*)*)*b", a, false),
            (String(repeating: "a", count: 900) + "b", a, false), ("(?i)(A+)+$", a + "b", false),
            (
                String(repeating: "(?:", count: 99) + "a*" + String(repeating: ")*", count: 99) + "b",
                a.prefix(1_000) + "", false
            ),
        ].map { PatternHardRow(pattern: $0.0, text: $0.1, isFound: $0.2) }
    }()
}

extension PatternTests {
    @Test(arguments: PatternHardRow.table)
    func `no pattern costs more than its states times the text`(row: PatternHardRow) throws {
        let pattern = try Pattern(row.pattern)
        let search = pattern.search(row.text)
        #expect(search.isFound == row.isFound)
        #expect(search.steps > 0)
        // At each place every state once, and a look at whether a match can begin there.
        let look = 1 + row.pattern.prefix { $0.isLetter }.count
        #expect(search.steps <= (pattern.stateCount + look) * (row.text.utf8.count + 1))
    }

    @Test func `a text in which nothing can begin a match costs one step a byte`() throws {
        let text = String(repeating: "hold music ", count: 100)
        #expect(try Pattern("[xX]+y").search(text).steps == text.utf8.count)
        #expect(try Pattern("^x+").search(text).steps == 1)
    }

    @Test(arguments: 0..<20) func `no bytes make it trap, as a pattern or as a text`(seed: UInt64) {
        var random = PatternDice(seed: seed)
        let signs = Array("ab01é😀()[]{}|*+?.^$\\-,:=!<>iPdwWsbu\n ".unicodeScalars)
        var accepted = 0
        for round in 0..<500 {
            let text: String
            if round % 2 == 0 {
                let bytes = (0..<random.roll(40)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
                text = String(decoding: bytes, as: UTF8.self)
            } else {
                text = String(
                    String.UnicodeScalarView((0..<random.roll(12)).map { _ in signs[random.roll(signs.count)] })
                )
            }
            do throws(PatternError) {
                let pattern = try Pattern(text)
                accepted += 1
                let search = pattern.search(text + text)
                #expect(search.steps <= 5 * pattern.stateCount * (2 * text.utf8.count + 1), "seed \(seed): \(text)")
            } catch {
                let end = error.offset + error.length
                #expect(
                    error.offset >= 0 && error.length > 0 && end <= text.unicodeScalars.count,
                    "seed \(seed): \(text)"
                )
            }
        }
        #expect(accepted > 20, "seed \(seed) tried next to nothing")
    }
}

/// SplitMix64: the same numbers on every toolchain.
struct PatternDice {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number from zero, below the bound.
    mutating func roll(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
