import JSONCodec

/// One case of a trace, as it lies in a file: its head is read, its lines are not yet.
public struct RecordedCase: Sendable {
    /// Its first line.
    public var head: TraceHead
    /// The number of that line in the file, from 1.
    public var line: Int
    /// The lines below it, each without its end.
    var lines: [ArraySlice<UInt8>]

    /// A line may be so long; the longest that is written tells of who is in a conference of thousands.
    static let limits = JSONLimits(maximumDepth: 128, maximumBytes: 16 << 20)

    /// What is wrong with a file as a whole.
    public struct Mistake: Error, Sendable, Hashable {
        /// The line, from 1.
        public var line: Int
        /// It, in words.
        public var why: String
    }

    /// The cases of a file.
    ///
    /// - Throws: a `Mistake` where it is no trace, or one that lacks what a replay must know.
    public static func all(in bytes: [UInt8]) throws(Mistake) -> [RecordedCase] {
        var cases: [RecordedCase] = []
        var start = bytes.startIndex
        var number = 0
        while start < bytes.endIndex {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
            let line = bytes[start..<end]
            number += 1
            start = end + 1
            // Every line begins with its case, and a head alone with the version.
            guard line.starts(with: headMark) else {
                guard !cases.isEmpty else { throw Mistake(line: number, why: "a trace begins with the head of a case") }
                cases[cases.count - 1].lines.append(line)
                continue
            }
            do {
                guard let head = try TraceHead(try JSONValue(parsing: Array(line), limits: limits)) else { continue }
                cases.append(RecordedCase(head: head, line: number, lines: []))
            } catch let mistake as TraceMistake {
                throw Mistake(line: number, why: "no replay can be made of this head: " + mistake.why)
            } catch {
                throw Mistake(line: number, why: "it is no JSON: \(error)")
            }
        }
        guard !cases.isEmpty else { throw Mistake(line: 1, why: "there is no case in it") }
        return cases
    }

    private static let headMark = Array(#"{"muster_trace":"#.utf8)
}
