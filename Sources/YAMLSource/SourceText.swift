/// The text of one file and the name it is shown under. Immutable, so places may share it freely.
public final class SourceText: Sendable {
    /// The path as the user gave it or as the scan found it; never resolved, since it is for showing.
    public let path: String
    /// The bytes as they were read, without a byte order mark.
    public let bytes: [UInt8]
    /// How many code points there are.
    public let codePointCount: Int32
    /// For each line the byte at which it starts, and the code point at which it starts.
    private let lineStarts: [LineStart]

    private struct LineStart {
        var byte: Int32
        var codePoint: Int32
    }

    /// Takes a file's bytes; a UTF-8 byte order mark at their head is dropped.
    ///
    /// Lines end where editors end them (`\n`, `\r\n`, `\r`), which is fewer places than libyaml knows: a caret must
    /// stand where the editor shows the character. Places are known for the first two gigabytes; no reader takes more.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        var starts = [LineStart(byte: 0, codePoint: 0)]
        var codePoint: Int32 = 0
        self.bytes.withUnsafeBytes { bytes in
            let count = min(bytes.count, Int(Int32.max) - 1)
            var index = 0
            while index < count {
                // Eight ASCII characters at once where none of them can end a line: most of a file is such.
                if index + 8 <= count, isOrdinaryText(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)) {
                    index += 8
                    codePoint += 8
                    continue
                }
                for index in index..<min(index + 8, count) {
                    let byte = bytes[index]
                    if byte & 0xC0 != 0x80 { codePoint += 1 }
                    let endsLine = byte == 0x0A || (byte == 0x0D && !(index + 1 < count && bytes[index + 1] == 0x0A))
                    if endsLine { starts.append(LineStart(byte: Int32(index + 1), codePoint: codePoint)) }
                }
                index += 8
            }
        }
        codePointCount = codePoint
        lineStarts = starts
    }

    /// The same text with the characters of some stretches hidden; every place in it is where it was.
    public func masking(_ ranges: [SourceRange]) -> SourceText {
        var scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
        for range in ranges {
            for place in Int(range.start)..<min(Int(range.end), scalars.count) where scalars[place].value > 0x20 {
                scalars[place] = "*"
            }
        }
        return SourceText(path: path, bytes: Array(String(String.UnicodeScalarView(scalars)).utf8))
    }

    /// Where a text stands, every time; none for an empty one.
    public func places(of text: String) -> [SourcePlace] {
        let wanted = Array(text.utf8)
        guard let first = wanted.first, wanted.count <= bytes.count else { return [] }
        var places: [SourcePlace] = []
        var index = 0
        while index <= bytes.count - wanted.count {
            if bytes[index] == first, bytes[index..<(index + wanted.count)].elementsEqual(wanted) {
                let range = SourceRange(start: codePoint(ofByte: index), end: codePoint(ofByte: index + wanted.count))
                places.append(SourcePlace(self, range))
                index += wanted.count
            } else {
                index += 1
            }
        }
        return places
    }

    /// Whether every character is one byte, so that bytes and code points are the same numbers.
    var isASCII: Bool { Int(codePointCount) == bytes.count }

    /// How many lines there are; an empty file has one.
    public var lineCount: Int { lineStarts.count }

    /// The line and column of a place, given as code points from the start.
    public func position(of codePoint: Int32) -> SourcePosition {
        let index = lineIndex(of: codePoint)
        return SourcePosition(line: index + 1, column: Int(codePoint - lineStarts[index].codePoint) + 1)
    }

    /// A line's text without its end; `number` counts from 1. A number beyond the last line gives an empty text.
    public func line(_ number: Int) -> String {
        guard lineStarts.indices.contains(number - 1) else { return "" }
        let start = Int(lineStarts[number - 1].byte)
        var end = number < lineStarts.count ? Int(lineStarts[number].byte) : bytes.count
        while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    /// The characters of a range, as they stand in the file.
    public func text(of range: SourceRange) -> String {
        let start = byteOffset(of: range.start)
        let end = max(start, byteOffset(of: range.end))
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    /// The byte at which a code point starts; the end of the text for one beyond it.
    public func byteOffset(of codePoint: Int32) -> Int {
        let start = lineStarts[lineIndex(of: codePoint)]
        var byte = Int(start.byte)
        var left = codePoint - start.codePoint
        while left > 0, byte < bytes.count {
            byte += 1
            while byte < bytes.count, bytes[byte] & 0xC0 == 0x80 { byte += 1 }
            left -= 1
        }
        return byte
    }

    /// How many code points begin before a byte: the code point that begins there, for a byte that begins one.
    public func codePoint(ofByte byte: Int) -> Int32 {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(lineStarts[middle].byte) <= byte { low = middle } else { high = middle }
        }
        var codePoint = lineStarts[low].codePoint
        for index in Int(lineStarts[low].byte)..<max(Int(lineStarts[low].byte), min(byte, bytes.count))
        where bytes[index] & 0xC0 != 0x80 { codePoint += 1 }
        return codePoint
    }

    private func lineIndex(of codePoint: Int32) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle].codePoint <= codePoint { low = middle } else { high = middle }
        }
        return low
    }
}

/// Whether eight bytes are ASCII from the space on, so that none is a line end or a control character (DEL aside).
func isOrdinaryText(_ word: UInt64) -> Bool {
    let high: UInt64 = 0x8080_8080_8080_8080
    return word & high == 0 && (word &- 0x2020_2020_2020_2020) & high == 0
}

/// A line and a column, both from 1; columns count code points, as editors do for all but the rarest text.
public struct SourcePosition: Sendable, Hashable {
    /// The line, from 1.
    public var line: Int
    /// The column, from 1, in code points.
    public var column: Int

    /// Makes a position.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// A half-open stretch of a file, in code points from its start (libyaml's own unit).
public struct SourceRange: Sendable, Hashable {
    /// The first code point.
    public var start: Int32
    /// The code point after the last one.
    public var end: Int32

    /// Makes a range; an end before the start is moved to the start.
    public init(start: Int32, end: Int32) {
        self.start = start
        self.end = max(start, end)
    }
}

/// A range of one file.
public struct SourcePlace: Sendable, Hashable {
    /// The file.
    public var source: SourceText
    /// The characters in it.
    public var range: SourceRange

    /// Makes a place.
    public init(_ source: SourceText, _ range: SourceRange) {
        self.source = source
        self.range = range
    }

    /// Where it starts.
    public var start: SourcePosition { source.position(of: range.start) }
    /// Where it ends; the column is the one after the last character.
    public var end: SourcePosition { source.position(of: range.end) }

    /// Whether both are the same characters of the same file; two reads of one path are two files.
    public static func == (left: SourcePlace, right: SourcePlace) -> Bool {
        left.source === right.source && left.range == right.range
    }

    /// Hashes the file by its identity, since its text may be long.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(source))
        hasher.combine(range)
    }
}
