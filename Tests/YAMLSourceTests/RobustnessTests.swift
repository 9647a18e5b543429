import Testing

@testable import YAMLSource

/// Whatever the bytes are, reading gives documents or diagnostics, and never traps.
@Suite struct RobustnessTests {
    static let samples = [
        """
        # yaml-language-server: $schema=../schema/scenario.schema.json
        scenario: Guests wait for the host, whose exit ends the conference
        tags: [moderation, smoke]
        calls: { guest: { count: 2 }, host: {} }
        conferences: { standup: { beep: onEnter } }          # join options shared by every join of it
        strict: true
        steps:
          - join: { call: guest, start_on_enter: false }     # a group
            expect: [ participant-join: { call: { each: guest }, start_on_join: false } ]
          - quiet: 3s
          - join: { call: host, end_on_exit: true }
            expect:
              - participant-join: { call: host, size: 3 }
              - conference-start: { size: 3 }
                within: 2s
          - leave: host

        """,
        """
        %YAML 1.1
        --- # ünï 👍🏽
        a: &x "q\\x41\\u00e9\\n \\
          two"
        'b''c': >-2
            folded

          text\r
        ? &k key
        : |
          lines
        d: [*x, {e: , f}, g: h, "i": j]
        l:
        - !!str m
        - - n
          -
        *k : { <<: *x, [o]: p }
        ...
        ---
        q: ${r}
        s: { t: ${u} }
        ---
        v: 'w
        --- x\u{2028}y
        \u{85}z

        """,
    ]

    @Test(arguments: samples)
    func `every truncation`(_ sample: String) {
        let bytes = Array(sample.utf8)
        for count in 0...bytes.count { check(Array(bytes[..<count])) }
    }

    @Test(arguments: samples)
    func `every byte replaced by some that mean something`(_ sample: String) {
        let bytes = Array(sample.utf8)
        let signs = Array("\n\t :-?[]{},#&*!|>'\"%@$\\.".utf8)
        var generator = SplitMix(state: 1)
        for index in bytes.indices {
            for _ in 0..<3 {
                var changed = bytes
                changed[index] = signs[generator.below(signs.count)]
                check(changed)
            }
        }
    }

    @Test(arguments: samples)
    func `random bytes in random places`(_ sample: String) {
        let bytes = Array(sample.utf8)
        for seed in 0..<1_500 as Range<UInt64> {
            var generator = SplitMix(state: seed)
            var changed = bytes
            for _ in 0..<generator.below(4) + 1 {
                let index = generator.below(changed.count)
                switch generator.below(3) {
                case 0: changed[index] = UInt8(truncatingIfNeeded: generator.next())
                case 1: changed.remove(at: index)
                default: changed.insert(UInt8(generator.below(95) + 32), at: index)
                }
            }
            check(changed)
        }
    }

    @Test func `random words of YAML`() {
        let words = [
            "a", "\"b\"", "'", "\"", ": ", ":", ", ", "- ", "? ", "[", "]", "{", "}", "\n", "\n  ", "\n---\n", "\t",
            "&x ", "*x ", "!t ", "# c", "|\n", "${y}", "ü", "\r\n", "<<", "%",
        ]
        for seed in 0..<4_000 as Range<UInt64> {
            var generator = SplitMix(state: seed)
            check(Array((0..<generator.below(40)).map { _ in words[generator.below(words.count)] }.joined().utf8))
        }
    }

    /// Each of libyaml's errors at each place of a text, even where libyaml would never report it.
    @Test func `every error of libyaml is told at every place`() {
        let text = "a: ${b [\n\t'c\": {d: \\x ü,\n- *e |0\n%f\n--- }\n"
        let source = SourceText(path: "x", bytes: Array(text.utf8))
        let contexts = [
            "", "while scanning a directive", "while parsing a block mapping", "while scanning a simple key",
        ]
        for problem in LibYAMLProblem.allCases.map(\.rawValue) + ["something new"] {
            for mark in 0...source.codePointCount {
                for contextMark in [nil, 0, 8, mark] as [Int32?] {
                    let context = contexts[Int(mark) % contexts.count]
                    let syntax = SyntaxProblem(words: problem, context: context, mark: mark, contextMark: contextMark)
                    let last = NodeRecord(form: .plain, start: min(3, mark), end: mark, link: 0, count: 0)
                    let diagnosis = SyntaxDiagnosis(syntax, in: source, opener: mark > 9 ? 8 : nil, lastScalar: last)
                    let diagnostic = diagnosis.diagnostic()
                    checkPlaces(of: [diagnostic], in: source)
                    #expect(
                        diagnostic.message.contains("libyaml")
                            == (problem == "something new" && diagnostic.code == .yamlSyntax)
                            || diagnosis.kind?.problem == .missingStreamStart
                    )
                }
            }
        }
    }

    private func check(_ bytes: [UInt8]) {
        let source = SourceText(path: "x", bytes: bytes)
        let stream = YAMLReader.read(source)
        #expect(!stream.documents.isEmpty || !stream.diagnostics.isEmpty, "\(text(bytes))")
        checkPlaces(of: stream.diagnostics, in: source)
        for document in stream.documents {
            let nodes = document.root?.preorder ?? []
            #expect(nodes.allSatisfy { isInside($0.range, source) }, "\(text(bytes))")
            if let root = document.root { #expect(childrenLieInside(root), "\(text(bytes))") }
        }
    }

    private func checkPlaces(of diagnostics: [Diagnostic], in source: SourceText) {
        for diagnostic in diagnostics {
            let places = [diagnostic.place] + diagnostic.notes.map(\.place)
            let text = text(source.bytes)
            #expect(
                diagnostic.place != nil && places.allSatisfy { $0.map { isInside($0.range, source) } ?? true },
                "\(diagnostic.line) in \(text)"
            )
            #expect(!diagnostic.message.isEmpty && !diagnostic.message.hasSuffix("."))
        }
    }

    private func isInside(_ range: SourceRange, _ source: SourceText) -> Bool {
        range.start >= 0 && range.start <= range.end && range.end <= max(1, source.codePointCount)
    }

    /// Children follow one another within their parent, as they stand in the source.
    private func childrenLieInside(_ root: YAMLNode) -> Bool {
        let arena = root.document.arena
        func holds(_ index: Int32) -> Bool {
            let record = arena.records[Int(index)]
            guard record.form.isCollection else { return true }
            var child = index + 1
            var place = record.start
            while child < record.link {
                let inner = arena.records[Int(child)]
                guard inner.start >= place, inner.end <= record.end, holds(child) else { return false }
                place = inner.end
                child = arena.end(of: child)
            }
            return child == record.link
        }
        return holds(root.index)
    }

    private func text(_ bytes: [UInt8]) -> String { String(reflecting: String(decoding: bytes, as: UTF8.self)) }
}

/// SplitMix64, so that a seed means the same mutations everywhere.
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }
}
