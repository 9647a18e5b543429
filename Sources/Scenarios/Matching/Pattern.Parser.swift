extension Pattern {
    /// Reads a pattern by recursive descent, as deep as groups may be nested.
    struct Parser {
        let scalars: [Unicode.Scalar]
        private(set) var position = 0
        let ignoresCase: Bool
        /// The classes met so far, which instructions name by index.
        private(set) var classes: [CharacterClass] = []

        init(_ text: String) throws(PatternError) {
            scalars = Array(text.unicodeScalars)
            ignoresCase = scalars.starts(with: "(?i)".unicodeScalars)
            guard scalars.count <= maximumLength else {
                let message =
                    "a pattern may have at most \(maximumLength) characters, and this one has \(scalars.count)"
                throw PatternError(message: message, offset: maximumLength, length: scalars.count - maximumLength)
            }
        }

        /// The whole pattern; to be called once.
        mutating func pattern() throws(PatternError) -> Node {
            if ignoresCase { position = 4 }
            let node = try choice(depth: 0)
            if position < scalars.count {
                throw error("there is no ( for this ), and a literal ) is written \\)", from: position, length: 1)
            }
            return node
        }
    }
}

extension Pattern.Parser {
    private mutating func choice(depth: Int) throws(PatternError) -> Pattern.Node {
        let start = position
        var branches = [try sequence(depth: depth)]
        while take("|") { branches.append(try sequence(depth: depth)) }
        return branches.count == 1 ? branches[0] : try bounded(.init(.choice(branches)), from: start)
    }

    private mutating func sequence(depth: Int) throws(PatternError) -> Pattern.Node {
        var parts: [Pattern.Node] = []
        var states = 0
        while let next = peek(), next != "|", next != ")" {
            let start = position
            let part = try repeated(try atom(depth: depth), from: start)
            states += part.states
            if states >= Pattern.maximumStates { throw tooManyStates(from: start) }
            parts.append(part)
        }
        return switch parts.count {
        case 0: .init(.empty)
        case 1: parts[0]
        default: .init(.sequence(parts))
        }
    }

    private mutating func atom(depth: Int) throws(PatternError) -> Pattern.Node {
        let start = position
        guard let scalar = advance() else { return .init(.empty) }
        switch scalar {
        case "(":
            return try group(depth: depth + 1)
        case "[":
            return oneOf(try classRanges(from: start), negated: scalars[start + 1] == "^")
        case ".":
            return oneOf([0x0A...0x0A], negated: true)
        case "^":
            return .init(.single(.assertion(.start)))
        case "$":
            return .init(.single(.assertion(.end)))
        case "*", "+", "?", "{":
            throw error(
                "there is nothing to repeat before \(scalar), and a literal \(scalar) is written \\\(scalar)",
                from: start
            )
        case "\\":
            switch try escape(from: start) {
            case .scalar(let value): return literal(value)
            case .set(let ranges): return oneOf(ranges)
            case .wordBoundary: return .init(.single(.assertion(.wordBoundary)))
            }
        default:
            return literal(scalar.value)
        }
    }

    private func literal(_ value: UInt32) -> Pattern.Node {
        .init(.single(.scalar(Pattern.CaseForms(value, ignoringCase: ignoresCase).folded)))
    }

    private mutating func oneOf(_ ranges: [ClosedRange<UInt32>], negated: Bool = false) -> Pattern.Node {
        classes.append(.init(ranges, negated: negated, ignoringCase: ignoresCase))
        return .init(.single(.oneOf(classes.count - 1)))
    }

    private mutating func group(depth: Int) throws(PatternError) -> Pattern.Node {
        let start = position - 1
        if depth > Pattern.maximumDepth {
            throw error("groups may be nested at most \(Pattern.maximumDepth) deep", from: start)
        }
        if take("?"), !take(":") { throw unsupportedGroup(from: start) }
        let node = try choice(depth: depth)
        guard take(")") else {
            throw error(
                "this ( is never closed, and a literal ( is written \\(",
                from: start,
                length: 1
            )
        }
        return node
    }

    /// The group begun by `(?` and something else than a colon, and why it is refused.
    private mutating func unsupportedGroup(from start: Int) -> PatternError {
        let readsOnce = "because the text is read once and never gone back in"
        let kinds: [(String, String)] = [
            ("=", "lookahead is not supported, \(readsOnce)"),
            ("!", "lookahead is not supported, \(readsOnce)"),
            ("<=", "lookbehind is not supported, \(readsOnce)"),
            ("<!", "lookbehind is not supported, \(readsOnce)"),
            ("P=", "backreferences are not supported, because they cannot be matched in linear time"),
            ("P<", "named groups are not supported, because nothing is captured, so write ( instead"),
            ("<", "named groups are not supported, because nothing is captured, so write ( instead"),
            (">", "atomic groups are not supported, because nothing here backtracks, so write (?: instead"),
            ("(", "conditional groups are not supported, because nothing is captured"),
            ("#", "comments in a pattern are not supported"),
            ("i)", "(?i) can only stand at the very start of the pattern"),
        ]
        for (sign, message) in kinds where scalars[position...].starts(with: sign.unicodeScalars) {
            position += sign.unicodeScalars.count
            return error(message, from: start)
        }
        return error(
            "only (?: and, at the very start of the pattern, (?i) are supported of what begins with (?",
            from: start
        )
    }
}

extension Pattern.Parser {
    private mutating func repeated(_ body: Pattern.Node, from start: Int) throws(PatternError) -> Pattern.Node {
        // Of a bare assertion nothing can be repeated: a sign behind it is left to `atom`, which refuses it.
        if case .single(.assertion) = body.kind, scalars[start] != "(" { return body }
        let sign = position
        guard let (least, most) = try counts() else { return body }
        let isLazy = take("?")
        if !isLazy, take("+") {
            throw error(
                "possessive repeats are not supported, because nothing here backtracks, so leave the + out",
                from: sign
            )
        }
        if let next = peek(), "*+?{".unicodeScalars.contains(next) {
            position += 1
            throw error("a repeat cannot be repeated again unless it stands in a group", from: sign)
        }
        return try bounded(.init(.repeated(body, least: least, most: most)), from: start)
    }

    /// How often, if a sign of repetition is next.
    private mutating func counts() throws(PatternError) -> (least: Int, most: Int?)? {
        let start = position
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        if take("?") { return (0, 1) }
        guard take("{") else { return nil }
        var most: Int?
        guard let least = number() else { throw badCount(from: start) }
        if take(",") { most = number() } else { most = least }
        guard take("}") else { throw badCount(from: start) }
        if let most, most < least {
            throw error("the counts are the wrong way round: \(least) is more than \(most)", from: start)
        }
        if max(least, most ?? 0) > Pattern.maximumStates { throw tooManyStates(from: start) }
        return (least, most)
    }

    private func badCount(from start: Int) -> PatternError {
        error("a count is written {2}, {2,} or {2,5}, and a literal { is written \\{", from: start, length: 1)
    }

    /// A number in decimal; all that are too great count as one that is.
    private mutating func number() -> Int? {
        var number: Int?
        while let digit = peek(), ("0"..."9").contains(digit) {
            number = min((number ?? 0) * 10 + Int(digit.value - 0x30), Pattern.maximumStates + 1)
            position += 1
        }
        return number
    }

    private func bounded(_ node: Pattern.Node, from start: Int) throws(PatternError) -> Pattern.Node {
        if node.states >= Pattern.maximumStates { throw tooManyStates(from: start) }
        return node
    }

    private func tooManyStates(from start: Int) -> PatternError {
        error(
            "with its counted repeats written out the pattern has more than \(Pattern.maximumStates) states",
            from: start
        )
    }
}

extension Pattern.Parser {
    func peek() -> Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    mutating func advance() -> Unicode.Scalar? {
        guard let scalar = peek() else { return nil }
        position += 1
        return scalar
    }

    mutating func take(_ wanted: Unicode.Scalar) -> Bool {
        guard peek() == wanted else { return false }
        position += 1
        return true
    }

    /// An error about what begins there: up to here, where no length is given.
    func error(_ message: String, from start: Int, length: Int? = nil) -> PatternError {
        PatternError(message: message, offset: start, length: length ?? max(position - start, 1))
    }
}
