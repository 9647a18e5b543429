import Foundation

/// Reads JSON texts with Python's `json`, all of them in one process.
enum PythonReader {
    /// What Python says of one text.
    enum Answer: Equatable {
        case refused
        /// Accepted, but some string holds half a surrogate pair.
        case hasLoneSurrogate
        /// The value written again as this package writes it, and its numbers in reading order.
        case accepted(text: [UInt8], numbers: [Number])
    }

    /// What Python makes of a number.
    struct Number: Equatable {
        /// The bits of the nearest `float`.
        var bits: UInt64
        /// The amount, if it is whole and fits into 64 bits.
        var whole: Int64?
        /// How many digits before the exponent the text has, and how many the shortest text has, zeros at the ends aside.
        var digitCount: Int
        var shortestDigitCount: Int

        /// Reads the four fields of an answer.
        fileprivate init?(_ fields: ArraySlice<Substring>) {
            let fields = Array(fields)
            guard fields.count == 4, let bits = UInt64(fields[0], radix: 16),
                let digitCount = Int(fields[2]), let shortestDigitCount = Int(fields[3])
            else { return nil }
            self.bits = bits
            whole = Int64(fields[1])
            self.digitCount = digitCount
            self.shortestDigitCount = shortestDigitCount
        }
    }

    /// A failure of the other process.
    struct Failure: Error { var message: String }

    /// Whether there is a `python3` on the search path.
    static let isThere: Bool = {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.contains { FileManager.default.isExecutableFile(atPath: $0 + "/python3") }
    }()

    /// Asks about all texts; one answer for each.
    static func read(_ texts: [[UInt8]]) throws -> [Answer] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("json-agreement-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (script, input, output) = (folder.path + "/read.py", folder.path + "/texts", folder.path + "/answers")
        try Data(source.utf8).write(to: URL(fileURLWithPath: script))
        try Data(texts.map { hexadecimal($0) + "\n" }.joined().utf8).write(to: URL(fileURLWithPath: input))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", script, input, output]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(message: "python3 ended with status \(process.terminationStatus)")
        }
        let lines = try String(contentsOfFile: output, encoding: .utf8).split(separator: "\n")
        return try lines.map { try answer($0.split(separator: " ", omittingEmptySubsequences: false)) }
    }

    /// Reads a line of the answers: a word, then the text, then four fields for each number.
    private static func answer(_ fields: [Substring]) throws -> Answer {
        switch fields.first {
        case "refused": return .refused
        case "surrogate": return .hasLoneSurrogate
        case "accepted" where fields.count % 4 == 2:
            let starts = stride(from: 2, to: fields.count, by: 4)
            let numbers = starts.compactMap { Number(fields[$0..<$0 + 4]) }
            return .accepted(text: bytes(fields[1]), numbers: numbers)
        default: throw Failure(message: "an answer that is none: \(fields)")
        }
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func bytes(_ text: Substring) -> [UInt8] {
        let digits = Array(text)
        return stride(from: 0, to: digits.count - 1, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
    }

    /// Numbers are kept as their text, so that nothing is lost on the way; `json.dumps` is asked for strings only.
    private static let source = #"""
        import json, struct, sys
        from decimal import Decimal, InvalidOperation

        class Number:
            def __init__(self, text): self.text = text

            def fields(self):
                digits = lambda text: len(text.lower().split("e")[0].replace(".", "").strip("-0"))
                nearest, whole = float(self.text), "-"
                try:
                    exact = Decimal(self.text)
                    if not exact: whole = "0"
                    elif 0 <= exact.adjusted() < 19 and exact == int(exact) and -2**63 <= int(exact) < 2**63:
                        whole = str(int(exact))
                except InvalidOperation:  # an exponent of more than eighteen digits
                    if digits(self.text) == 0: whole = "0"
                return [struct.pack(">d", nearest).hex(), whole, str(digits(self.text)), str(digits(repr(nearest)))]

        class Members(list): pass

        def refuse(word): raise ValueError(word)

        def dump(value, numbers):
            if isinstance(value, Number):
                numbers.append(value)
                return value.text
            if isinstance(value, Members):
                return "{" + ",".join(dump(n, numbers) + ":" + dump(v, numbers) for n, v in value) + "}"
            if isinstance(value, list):
                return "[" + ",".join(dump(v, numbers) for v in value) + "]"
            text = json.dumps(value, ensure_ascii=False)
            return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")

        def answer(data):
            try:
                value = json.loads(data.decode("utf-8"), parse_constant=refuse, parse_int=Number, parse_float=Number,
                                   object_pairs_hook=Members)
            except (ValueError, RecursionError):
                return "refused"
            numbers = []
            try:
                text = dump(value, numbers).encode("utf-8")
            except UnicodeEncodeError:
                return "surrogate"
            return " ".join(["accepted", text.hex()] + [field for number in numbers for field in number.fields()])

        with open(sys.argv[1]) as texts, open(sys.argv[2], "w") as answers:
            for line in texts:
                answers.write(answer(bytes.fromhex(line.strip())) + "\n")
        """#
}
