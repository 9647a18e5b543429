extension Pattern {
    /// What came of looking for a pattern in a text.
    package struct Search: Sendable {
        /// Whether it is there.
        package let isFound: Bool
        /// How much was done: states entered, and bytes compared with those that begin a match. For each byte of the
        /// text, and its end, at most twice the states where the pattern is ASCII, else five times.
        package let steps: Int
    }

    /// The states that are alive at one place of a text; the arrays are made once for a search.
    private struct Threads {
        /// The states that wait for a character here, and for the one after it.
        var current: [Int] = []
        var next: [Int] = []
        /// For each state, the place where it was last entered: no state is entered twice at one place.
        private var entered: [Int]
        private var open: [Int] = []

        init(states: Int) {
            entered = Array(repeating: -1, count: states)
            current.reserveCapacity(states)
            next.reserveCapacity(states)
            open.reserveCapacity(states)
        }

        /// Enters a state, and all that can be entered from it without a character, and tells whether one is the end.
        mutating func enter(
            _ first: Int,
            of instructions: [Instruction],
            at place: Int,
            in text: Span<UInt8>,
            _ steps: inout Int
        ) -> Bool {
            open.append(first)
            while let state = open.popLast() {
                if entered[state] == place { continue }
                entered[state] = place
                steps += 1
                switch instructions[state] {
                case .scalar, .oneOf:
                    next.append(state)
                case .assertion(let assertion):
                    if assertion.holds(at: place, in: text) { open.append(state + 1) }
                case .fork(let other):
                    open.append(other)
                    open.append(state + 1)
                case .jump(let other):
                    open.append(other)
                case .found:
                    open.removeAll(keepingCapacity: true)
                    return true
                }
            }
            return false
        }

        /// Makes the states of the next place the current ones.
        mutating func advance() {
            swap(&current, &next)
            next.removeAll(keepingCapacity: true)
        }
    }
}

extension Pattern.Program {
    /// Looks for the pattern in UTF-8 that is valid.
    func search(_ text: Span<UInt8>) -> Pattern.Search {
        var steps = 0
        let isFound = finds(in: text, &steps)
        return Pattern.Search(isFound: isFound, steps: steps)
    }

    private func finds(in text: Span<UInt8>, _ steps: inout Int) -> Bool {
        guard var place = firstStart(in: text, from: 0, &steps) else { return false }
        if isLiteral { return true }
        let instructions = instructions
        var threads = Pattern.Threads(states: instructions.count)
        var starts = true
        while true {
            if starts, threads.enter(0, of: instructions, at: place, in: text, &steps) { return true }
            guard place < text.count else { return false }
            let character = Pattern.CaseForms(Self.scalar(in: text, movingPast: &place), ignoringCase: ignoresCase)
            threads.advance()
            for index in threads.current.indices {
                let state = threads.current[index]
                guard takes(instructions[state], character) else { continue }
                if threads.enter(state + 1, of: instructions, at: place, in: text, &steps) { return true }
            }
            if threads.next.isEmpty {
                guard let start = firstStart(in: text, from: place, &steps) else { return false }
                place = start
                starts = true
            } else {
                starts = canStart(in: text, at: place, &steps)
            }
        }
    }

    private func takes(_ instruction: Pattern.Instruction, _ character: Pattern.CaseForms) -> Bool {
        switch instruction {
        case .scalar(let value): value == character.folded
        case .oneOf(let index): classes[index].contains(character)
        case .assertion, .fork, .jump, .found: false
        }
    }

    /// The first place from there on where a match can begin.
    private func firstStart(in text: Span<UInt8>, from start: Int, _ steps: inout Int) -> Int? {
        if isAnchored { return start == 0 && canStart(in: text, at: 0, &steps) ? 0 : nil }
        var place = start
        while place < text.count {
            if canStart(in: text, at: place, &steps) { return place }
            place += 1
        }
        return firsts == nil ? place : nil
    }

    private func canStart(in text: Span<UInt8>, at place: Int, _ steps: inout Int) -> Bool {
        if isAnchored, place > 0 { return false }
        guard let firsts else { return true }
        steps += 1
        guard place < text.count, firsts.contains(text[place]) else { return false }
        guard prefix.count <= text.count - place else { return false }
        for index in prefix.indices {
            steps += 1
            if text[place + index] != prefix[index] { return false }
        }
        return true
    }

    /// The character at a place, which is moved to the next one.
    private static func scalar(in text: Span<UInt8>, movingPast place: inout Int) -> UInt32 {
        let first = text[place]
        place += 1
        if first < 0x80 { return UInt32(first) }
        let following = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3
        var value = UInt32(first) & (0x3F >> UInt32(following))
        for _ in 0..<following where place < text.count {
            value = value << 6 | UInt32(text[place] & 0x3F)
            place += 1
        }
        return value
    }
}

extension Pattern.Assertion {
    /// Whether a place, in bytes, is such a one.
    func holds(at place: Int, in text: Span<UInt8>) -> Bool {
        func isWord(_ index: Int) -> Bool {
            // A byte of a longer character is never one of these.
            switch text[index] {
            case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
            default: false
            }
        }
        return switch self {
        case .start: place == 0
        case .end: place == text.count
        case .wordBoundary: (place > 0 && isWord(place - 1)) != (place < text.count && isWord(place))
        }
    }
}
