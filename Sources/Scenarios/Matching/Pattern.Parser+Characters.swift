extension Pattern.Parser {
    /// What is listed between brackets, the first of which has been read.
    mutating func classRanges(from start: Int) throws(PatternError) -> [ClosedRange<UInt32>] {
        var ranges: [ClosedRange<UInt32>] = []
        _ = take("^")
        while !take("]") {
            let first = position
            let low = try classMember(of: start)
            guard peek() == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
                ranges += low
                continue
            }
            _ = advance()
            let high = try classMember(of: start)
            guard let low = Self.single(low), let high = Self.single(high) else {
                throw error("a range goes from one character to another, and a literal - is written \\-", from: first)
            }
            guard low <= high else {
                throw error("the range is the wrong way round: its first character comes after its last", from: first)
            }
            ranges.append(low...high)
        }
        if ranges.isEmpty { throw error("the class is empty, and a literal ] in it is written \\]", from: start) }
        return ranges
    }

    private mutating func classMember(of start: Int) throws(PatternError) -> [ClosedRange<UInt32>] {
        let member = position
        guard let scalar = advance() else {
            throw error("this [ is never closed, and a literal [ is written \\[", from: start, length: 1)
        }
        // Elsewhere this begins [:alpha:] or a class in a class: better refused than taken for something else.
        if scalar == "[" { throw error("a literal [ in a class is written \\[", from: member) }
        guard scalar == "\\" else { return [scalar.value...scalar.value] }
        switch try escape(from: member) {
        case .scalar(let value): return [value...value]
        case .set(let ranges): return ranges
        case .wordBoundary: throw error("\\b is a place between characters, so no class can hold it", from: member)
        }
    }

    private static func single(_ ranges: [ClosedRange<UInt32>]) -> UInt32? {
        guard ranges.count == 1, let range = ranges.first, range.count == 1 else { return nil }
        return range.lowerBound
    }
}

extension Pattern.Parser {
    /// What a backslash and the characters after it stand for.
    enum Escape {
        case scalar(UInt32)
        case set([ClosedRange<UInt32>])
        case wordBoundary
    }

    /// The rest of an escape, the backslash of which has been read.
    mutating func escape(from start: Int) throws(PatternError) -> Escape {
        typealias Class = Pattern.CharacterClass
        guard let scalar = advance() else {
            throw error("the pattern ends with a backslash, and a literal one is written \\\\", from: start)
        }
        switch scalar {
        case "d": return .set(Class.digits)
        case "D": return .set(Class.complement(Class.digits))
        case "w": return .set(Class.wordCharacters)
        case "W": return .set(Class.complement(Class.wordCharacters))
        case "s": return .set(Class.whiteSpace)
        case "S": return .set(Class.complement(Class.whiteSpace))
        case "b": return .wordBoundary
        case "t": return .scalar(0x09)
        case "n": return .scalar(0x0A)
        case "r": return .scalar(0x0D)
        case "u": return .scalar(try codePoint(from: start))
        case " "..."/", ":"..."@", "["..."`", "{"..."~": return .scalar(scalar.value)
        case "1"..."9", "k", "g":
            throw error("backreferences are not supported, because they cannot be matched in linear time", from: start)
        case "A": throw error("\\A is not supported, and the start of the text is written ^", from: start)
        case "z", "Z": throw error("\\\(scalar) is not supported, and the end of the text is written $", from: start)
        case "p", "P": throw error("\\\(scalar) is not supported, so list the characters in a class", from: start)
        case "a"..."z", "A"..."Z", "0":
            throw error("\\\(scalar) is not supported, and any character can be written \\u{41}", from: start)
        default:
            throw error(
                "only a letter or an ASCII sign can follow a backslash, and a literal \\ is written \\\\",
                from: start
            )
        }
    }

    private mutating func codePoint(from start: Int) throws(PatternError) -> UInt32 {
        var value: UInt32 = 0
        var digits = 0
        if take("{") {
            while digits < 6, let digit = peek().flatMap({ Character($0).hexDigitValue }), peek()?.isASCII == true {
                value = value << 4 | UInt32(digit)
                digits += 1
                _ = advance()
            }
            if digits > 0, take("}"), Unicode.Scalar(value) != nil { return value }
        }
        throw error("a character is written \\u{41}, with the hexadecimal number that Unicode gives it", from: start)
    }
}
