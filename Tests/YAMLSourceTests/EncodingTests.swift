import Testing
import YAMLSource

@Suite struct EncodingTests {
    static let notUTF8: [([UInt8], Int, Int, String)] = [
        (
            Array("a: M".utf8) + [0xFC] + Array("ller\n".utf8), 1, 5,
            "the byte 0xFC is not UTF-8 (in Latin-1 it would be 'ü')"
        ),
        (Array("ü: 1\nb: ".utf8) + [0x80, 0x0A], 2, 4, "the byte 0x80 is not UTF-8"),
        (Array("b: ".utf8) + [0xC3], 1, 4, "the byte 0xC3 is not UTF-8 (in Latin-1 it would be 'Ã')"),
        (Array("b: ".utf8) + [0xC0, 0x80], 1, 4, "the byte 0xC0 is not UTF-8 (in Latin-1 it would be 'À')"),
        (Array("b: ".utf8) + [0xE0, 0x80, 0x80], 1, 4, "the byte 0xE0 is not UTF-8 (in Latin-1 it would be 'à')"),
        (Array("b: ".utf8) + [0xED, 0xA0, 0x80], 1, 4, "the byte 0xED is not UTF-8 (in Latin-1 it would be 'í')"),
        (
            Array("b: ".utf8) + [0xF4, 0x90, 0x80, 0x80], 1, 4,
            "the byte 0xF4 is not UTF-8 (in Latin-1 it would be 'ô')"
        ),
        (Array("b: ".utf8) + [0xFF], 1, 4, "the byte 0xFF is not UTF-8 (in Latin-1 it would be 'ÿ')"),
        ([0xFF, 0xFE, 0x61, 0], 1, 1, "this file looks like UTF-16, but scenarios are read as UTF-8"),
        ([0xFE, 0xFF, 0, 0x61], 1, 1, "this file looks like UTF-16, but scenarios are read as UTF-8"),
        ([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], 1, 1, "this file looks like UTF-32, but scenarios are read as UTF-8"),
        ([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x61], 1, 1, "this file looks like UTF-32, but scenarios are read as UTF-8"),
        ([0x61, 0, 0x3A, 0], 1, 1, "this file looks like UTF-16, but scenarios are read as UTF-8"),
        ([0, 0, 0, 0x61, 0, 0, 0, 0x3A], 1, 1, "this file looks like UTF-32, but scenarios are read as UTF-8"),
    ]

    @Test(arguments: notUTF8)
    func `M0003 bytes that are not UTF-8`(_ bytes: [UInt8], line: Int, column: Int, message: String) throws {
        let diagnostic = try onlyDiagnostic(bytes)
        #expect(diagnostic.line == "\(line):\(column) M0003 \(message)")
        #expect(diagnostic.hints == ["save the file as UTF-8"])
    }

    static let controls: [(String, Int, Int, String)] = [
        ("a: 1\nb\0: 2", 2, 2, "this looks like a binary file: it holds a zero byte"),
        ("ü: \u{7}", 1, 4, "the control character U+0007 cannot stand in YAML"),
        ("a: \u{7F}", 1, 4, "the control character U+007F cannot stand in YAML"),
        ("12345678: \u{1B}[0m", 1, 11, "the control character U+001B cannot stand in YAML"),
        ("a: \u{9F}", 1, 4, "the control character U+009F cannot stand in YAML"),
        ("a: \u{FFFE}", 1, 4, "the control character U+FFFE cannot stand in YAML"),
        ("a: 1\n\u{FEFF}---\nb: 2", 2, 1, "a byte order mark (U+FEFF, invisible) stands in the text"),
        ("\u{FEFF}\u{FEFF}a: 1\nb: 2", 1, 1, "a byte order mark (U+FEFF, invisible) stands in the text"),
        (
            "# " + String(repeating: "x", count: 2000) + "\0", 1, 2003,
            "the control character U+0000 cannot stand in YAML"
        ),
    ]

    @Test(arguments: controls)
    func `M0005 control characters`(_ text: String, line: Int, column: Int, message: String) throws {
        let diagnostic = try onlyDiagnostic(Array(text.utf8))
        #expect(diagnostic.line == "\(line):\(column) M0005 \(message)")
        #expect(diagnostic.hints.count == 1)
    }

    @Test(arguments: [
        "a: \u{85}", "a: \u{A0}\u{FEFF}\u{FFFD}\u{E000}", "a: \u{10FFFF}\t", "a: \u{1F600}\r\n", "\u{FEFF}a: 1",
    ])
    func `characters that YAML allows`(_ text: String) {
        #expect(read(text).diagnostics.isEmpty)
    }

    /// libyaml would take a NUL for the end of the file, and report other characters at the wrong place.
    @Test func `each byte alone and each pair is text, or is reported as what it is`() {
        for first in UInt8.min...UInt8.max {
            for second in [nil, 0x00, 0x20, 0x7F, 0x80, 0xBF, 0xC3, 0xFF] as [UInt8?] {
                let bytes: [UInt8] = [0x22, first] + (second.map { [$0] } ?? []) + [0x22]
                let codes = read(bytes).diagnostics.map(\.code)
                let isText = String(validating: bytes, as: UTF8.self) != nil
                let expected: [DiagnosticCode] =
                    isText ? [.controlCharacter, .yamlSyntax, .unclosed] : [.notUTF8, .controlCharacter]
                #expect(codes.isEmpty ? isText : codes.allSatisfy(expected.contains), "\(bytes)")
            }
        }
    }

    @Test(arguments: [0x00, 0x1F, 0x7F, 0x80, 0xFF] as [UInt8])
    func `a bad byte is found wherever it falls`(_ byte: UInt8) throws {
        for offset in 3..<40 {
            var bytes = Array(("# " + String(repeating: "~ ", count: 30)).utf8)
            bytes[offset] = byte
            #expect(try onlyDiagnostic(bytes).place?.start == SourcePosition(line: 1, column: offset + 1))
        }
    }

    private func onlyDiagnostic(_ bytes: [UInt8]) throws -> Diagnostic {
        let stream = read(bytes)
        #expect(stream.documents.isEmpty)
        #expect(stream.diagnostics.count == 1)
        return try #require(stream.diagnostics.first)
    }
}
