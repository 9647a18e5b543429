/// Reads one text from its first byte to its last, with the open arrays and objects on a stack of its own.
///
/// Every function that reads starts at `position` and leaves it after what it read. The text is an argument, not a
/// property, because a `Span` cannot be stored in 6.3; its subscript checks every index, so a mistake here would trap
/// and never read foreign memory.
struct JSONParser {
    let limits: JSONLimits
    /// The byte to be read next.
    var position = 0
    /// Whether the text is known to be plain ASCII, which makes its strings cheaper.
    var isASCII = false
    /// The array or object that is being read; at first, and again at the end, the text itself.
    private var innermost = Container(kind: .text, start: 0)
    /// Those around it, outermost first.
    private var outer: [Container] = []
    /// The items of all arrays that are open, those of the innermost last; when it closes, they move to an array that
    /// is just as long, so that a text costs no more memory than its value has parts.
    private var items: [JSONValue] = []
    /// The members of all objects that are open, likewise; the last of the innermost may still lack its value.
    private var members: [JSONObject.Member] = []

    /// An array or object of which a part has been read.
    private struct Container {
        var kind: Kind
        /// Where its own part of `items` or `members` starts.
        var start: Int

        enum Kind { case text, array, object }
    }

    init(limits: JSONLimits) { self.limits = limits }

    /// Reads the whole text.
    mutating func document(_ text: Span<UInt8>) throws(JSONError) -> JSONValue {
        try checkEncoding(of: text)
        skipWhiteSpace(in: text)
        guard position < text.count else { throw JSONError(.empty, at: 0, in: text) }
        while true {
            guard let value = try beginning(text), let whole = try settle(value, text) else { continue }
            skipWhiteSpace(in: text)
            guard position == text.count else {
                throw isComment(text) ? failure(.comment, text) : failure(.trailingText, text)
            }
            return whole
        }
    }

    /// Reads a value that has no parts; nil where an array or object was opened, whose first value comes next.
    private mutating func beginning(_ text: Span<UInt8>) throws(JSONError) -> JSONValue? {
        skipWhiteSpace(in: text)
        guard position < text.count else { throw unfinished(text) }
        switch text[position] {
        case UInt8(ascii: "\""): return .string(try string(text))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number(text))
        case UInt8(ascii: "{"): return try openObject(text)
        case UInt8(ascii: "["): return try openArray(text)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): return try word(text)
        default: throw misplaced(.value, text)
        }
    }

    /// Puts a value into its container, and that into the next if it closes here, and so on outward.
    ///
    /// Returns the outermost value; nil where another one has to follow.
    private mutating func settle(_ value: JSONValue, _ text: Span<UInt8>) throws(JSONError) -> JSONValue? {
        var value = value
        while true {
            switch innermost.kind {
            case .text: return value
            case .array:
                items.append(value)
                guard try closes(with: UInt8(ascii: "]"), orElse: .commaOrBracket, text) else { return nil }
                value = .array(items.takeTail(from: innermost.start))
            case .object:
                members[members.count - 1].value = value
                guard try closes(with: UInt8(ascii: "}"), orElse: .commaOrBrace, text) else {
                    try name(text)
                    return nil
                }
                value = .object(JSONObject(members.takeTail(from: innermost.start)))
            }
            innermost = outer.removeLast()
        }
    }

    /// Reads what follows a value in a container: true for the closing bracket, false for a comma with more to come.
    private mutating func closes(
        with bracket: UInt8,
        orElse wanted: JSONError.Wanted,
        _ text: Span<UInt8>
    ) throws(JSONError) -> Bool {
        skipWhiteSpace(in: text)
        guard position < text.count else { throw unfinished(text) }
        if text[position] == bracket {
            position += 1
            return true
        }
        guard text[position] == UInt8(ascii: ",") else { throw misplaced(wanted, text) }
        let comma = position
        position += 1
        skipWhiteSpace(in: text)
        if position < text.count, text[position] == bracket { throw JSONError(.trailingComma, at: comma, in: text) }
        return false
    }

    private mutating func openArray(_ text: Span<UInt8>) throws(JSONError) -> JSONValue? {
        try open(Container(kind: .array, start: items.count), text)
        guard position < text.count, text[position] == UInt8(ascii: "]") else { return nil }
        position += 1
        innermost = outer.removeLast()
        return .array([])
    }

    private mutating func openObject(_ text: Span<UInt8>) throws(JSONError) -> JSONValue? {
        if members.capacity == 0 { members.reserveCapacity(16) }  // saves an event's few members four moves
        try open(Container(kind: .object, start: members.count), text)
        guard position < text.count, text[position] == UInt8(ascii: "}") else {
            try name(text)
            return nil
        }
        position += 1
        innermost = outer.removeLast()
        return .object(JSONObject())
    }

    private mutating func open(_ container: Container, _ text: Span<UInt8>) throws(JSONError) {
        // `outer` counts the text itself, and `innermost` is not in it.
        guard outer.count < limits.effectiveDepth else {
            throw JSONError(.tooDeep(limit: limits.effectiveDepth), at: position, in: text)
        }
        outer.append(innermost)
        innermost = container
        position += 1
        skipWhiteSpace(in: text)
    }

    /// Reads a member's name and the colon after it.
    private mutating func name(_ text: Span<UInt8>) throws(JSONError) {
        guard position < text.count else { throw unfinished(text) }
        guard text[position] == UInt8(ascii: "\"") else { throw misplaced(.name, text) }
        let name = try string(text)
        skipWhiteSpace(in: text)
        guard position < text.count else { throw unfinished(text) }
        guard text[position] == UInt8(ascii: ":") else { throw misplaced(.colon, text) }
        position += 1
        members.append(JSONObject.Member(name: name, value: .null))
    }

    private mutating func word(_ text: Span<UInt8>) throws(JSONError) -> JSONValue {
        var end = position
        // The longest of the three words has five letters.
        while end < text.count, end - position <= 5, isLetter(text[end]) { end += 1 }
        let value: JSONValue
        switch string(position..<end, text) {
        case "true": value = .bool(true)
        case "false": value = .bool(false)
        case "null": value = .null
        default: throw failure(.unknownWord, text)
        }
        position = end
        return value
    }

    private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    private mutating func skipWhiteSpace(in text: Span<UInt8>) {
        while position < text.count {
            switch text[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    // MARK: Failures

    /// The error for a text that ends at `position`, named after the innermost array or object that is open there.
    private func unfinished(_ text: Span<UInt8>) -> JSONError {
        switch innermost.kind {
        case .array: failure(.unfinished(.array), text)
        case .object: failure(.unfinished(.object), text)
        case .text: failure(.empty, text)
        }
    }
}

extension Array {
    /// Moves the elements from `start` on into an array of their own, which is just as long.
    fileprivate mutating func takeTail(from start: Int) -> [Element] {
        // Not `Array(self[start...])`: from 0 on, that would be this very array, with all its spare room.
        let tail = withUnsafeBufferPointer { Array(UnsafeBufferPointer(rebasing: $0[start...])) }
        removeLast(count - start)
        return tail
    }
}
