/// Writes JSON texts as bytes, piece by piece, and puts commas, colons and line breaks where they belong.
///
///     var writer = JSONWriter()
///     writer.beginObject()
///     writer.key("size")
///     writer.integer(3)
///     writer.endObject()
///     writer.newline()        // the next text of a file with one on each line
///
/// It is the hot path of the events file: keep one writer, hand its ``bytes`` on, and ``reset()`` it. A call in the
/// wrong place (a value without a key, an end that does not fit) is a mistake in the program and stops it.
public struct JSONWriter: Sendable {
    /// What has been written so far, as UTF-8.
    public private(set) var bytes: [UInt8] = []
    /// How the texts look.
    public let format: JSONFormat
    /// What may come next.
    private var next = Next.text
    /// For each array and object that is open, what comes after it; outermost first.
    private var outer: [Next] = []

    /// What may come next, and what goes before it.
    private enum Next {
        /// A text's value, or a line break.
        case text
        /// A line break, since a text is complete.
        case lineBreak
        /// An array's value or its end, of which `first` needs no comma.
        case firstItem, item
        /// A member's key or the object's end, of which `first` needs no comma.
        case firstKey, key
        /// The value of a key.
        case memberValue
    }

    /// Makes a writer with room for `capacity` bytes.
    public init(format: JSONFormat = .compact, capacity: Int = 1024) {
        self.format = format
        bytes.reserveCapacity(max(0, capacity))
    }

    /// Forgets what was written, finished or not, and keeps the memory for what comes.
    public mutating func reset() {
        bytes.removeAll(keepingCapacity: true)
        outer.removeAll(keepingCapacity: true)
        next = .text
    }

    // MARK: Structure

    /// Opens an object.
    public mutating func beginObject() {
        beforeValue()
        bytes.append(UInt8(ascii: "{"))
        outer.append(next)
        next = .firstKey
    }

    /// Closes the innermost object.
    public mutating func endObject() {
        guard next == .firstKey || next == .key else { misuse("endObject") }
        end(wasEmpty: next == .firstKey, with: UInt8(ascii: "}"))
    }

    /// Opens an array.
    public mutating func beginArray() {
        beforeValue()
        bytes.append(UInt8(ascii: "["))
        outer.append(next)
        next = .firstItem
    }

    /// Closes the innermost array.
    public mutating func endArray() {
        guard next == .firstItem || next == .item else { misuse("endArray") }
        end(wasEmpty: next == .firstItem, with: UInt8(ascii: "]"))
    }

    /// Writes the name of the member whose value comes next; a name that was there before is written again.
    public mutating func key(_ name: String) {
        let comma = beforeKey()
        name.withBytes { bytes.appendQuoted($0.span, after: comma, before: UInt8(ascii: ":")) }
        afterKey()
    }

    /// Writes the name of the member whose value comes next.
    ///
    /// A literal in the call is taken for a `String`, which costs the same; this is for names kept as `StaticString`.
    public mutating func key(_ name: StaticString) {
        let comma = beforeKey()
        name.withUTF8Buffer { bytes.appendQuoted($0.span, after: comma, before: UInt8(ascii: ":")) }
        afterKey()
    }

    /// Ends a line after a text that is complete; what comes is a text of its own.
    public mutating func newline() {
        guard next == .lineBreak || next == .text else { misuse("newline") }
        bytes.append(UInt8(ascii: "\n"))
        next = .text
    }

    // MARK: Values

    /// Writes a string.
    public mutating func string(_ text: String) {
        let comma = commaBeforeValue()
        text.withBytes { bytes.appendQuoted($0.span, after: comma) }
    }

    /// Writes a whole number.
    public mutating func integer(_ value: Int64) {
        beforeValue()
        bytes.appendDecimal(value)
    }

    /// Writes a whole number.
    public mutating func integer(_ value: Int) { integer(Int64(value)) }

    /// Writes the shortest digits that read back as this number, without `.0`; `null` for one that is not finite.
    public mutating func number(_ value: Double) {
        beforeValue()
        bytes.appendShortest(value)
    }

    /// Writes a number with its own digits.
    public mutating func number(_ value: JSONNumber) {
        beforeValue()
        bytes.append(contentsOf: value.text.utf8)
    }

    /// Writes `true` or `false`.
    public mutating func bool(_ value: Bool) {
        beforeValue()
        bytes.appendWord(value ? "true" : "false")
    }

    /// Writes `null`.
    public mutating func null() {
        beforeValue()
        bytes.appendWord("null")
    }

    // MARK: What stands between

    private mutating func beforeValue() {
        if let comma = commaBeforeValue() { bytes.append(comma) }
    }

    /// Makes way for a value; the comma is left to be written with it.
    private mutating func commaBeforeValue() -> UInt8? {
        switch next {
        case .memberValue:
            next = .key
            return nil
        case .item: return commaInLayout()
        case .firstItem:
            next = .item
            breakLine()
            return nil
        case .text:
            next = .lineBreak
            return nil
        case .lineBreak, .firstKey, .key: misuse("a value")
        }
    }

    /// Makes way for a key; the comma is left to be written with it.
    private mutating func beforeKey() -> UInt8? {
        switch next {
        case .key: return commaInLayout()
        case .firstKey:
            breakLine()
            return nil
        case .text, .lineBreak, .firstItem, .item, .memberValue: misuse("key")
        }
    }

    private mutating func afterKey() {
        next = .memberValue
        if format.layout == .indented { bytes.append(UInt8(ascii: " ")) }
    }

    /// The comma that is still to be written; nil where it is followed by a line break, and both are written.
    private mutating func commaInLayout() -> UInt8? {
        guard format.layout == .indented else { return UInt8(ascii: ",") }
        bytes.append(UInt8(ascii: ","))
        breakLine()
        return nil
    }

    private mutating func end(wasEmpty: Bool, with bracket: UInt8) {
        next = outer.removeLast()
        if !wasEmpty { breakLine() }
        bytes.append(bracket)
    }

    private mutating func breakLine() {
        guard format.layout == .indented else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * outer.count))
    }

    private func misuse(_ what: StaticString) -> Never {
        preconditionFailure("JSONWriter: \(what) in a wrong place, where \(next) was to come (\(outer.count) open)")
    }
}

extension String {
    /// Lends its UTF-8; inlined where `utf8Span` is a call into the library.
    fileprivate func withBytes(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        let wasContiguous: Void? = utf8.withContiguousStorageIfAvailable(body)
        if wasContiguous == nil { Array(utf8).withUnsafeBufferPointer(body) }
    }
}
