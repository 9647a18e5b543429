extension Pattern {
    /// What came of looking for a pattern in a text.
    package struct Search: Sendable {
        /// Whether it is there.
        package let isFound: Bool
        /// How much was done: states entered, and bytes compared with those that begin a match. For each byte of the
        /// text, and its end, at most twice the states where the pattern is ASCII, else five times.
        package let steps: Int
    }

    /// The states that are alive at one place of a text, in four lists that are parts of one array made for a search:
    /// for each state the place where it was last entered, the forks still to be followed, and the states that wait
    /// for the character at a place, for this one and the next.
    private struct Threads {
        private let size: Int
        private var listStart: Int
        /// How many states wait for the next character.
        private(set) var count = 0

        init(states: Int) {
            size = states
            listStart = 2 * states
        }

        /// What an array of these lists has as its length.
        static func cells(states: Int) -> Int { 4 * states }

        /// Enters a state, and all that can be entered from it without a character, and tells whether one is the end.
        /// After that there is nothing more to ask.
        mutating func enter(
            _ first: Int,
            at place: Int,
            in text: Span<UInt8>,
            of instructions: Span<Instruction>,
            _ cells: inout MutableSpan<Int>,
            _ steps: inout Int
        ) -> Bool {
            var state = first
            var open = size
            while true {
                if cells[state] != place {
                    cells[state] = place
                    steps += 1
                    switch instructions[state] {
                    case .scalar, .oneOf:
                        cells[listStart + count] = state
                        count += 1
                    case .assertion(let assertion) where assertion.holds(at: place, in: text):
                        state += 1
                        continue
                    case .assertion:
                        break
                    case .fork(let other):
                        cells[open] = other
                        open += 1
                        state += 1
                        continue
                    case .jump(let other):
                        state = other
                        continue
                    case .found:
                        return true
                    }
                }
                if open == size { return false }
                open -= 1
                state = cells[open]
            }
        }

        /// Begins the list of the next place, and says which cells list the states of this one.
        mutating func advance() -> Range<Int> {
            let current = listStart..<listStart + count
            listStart = 5 * size - listStart
            count = 0
            return current
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
        let states = instructions
        let instructions = states.span
        var threads = Pattern.Threads(states: instructions.count)
        var array = [Int](repeating: -1, count: Pattern.Threads.cells(states: instructions.count))
        var cells = array.mutableSpan
        var starts = true
        while true {
            if starts, threads.enter(0, at: place, in: text, of: instructions, &cells, &steps) { return true }
            guard place < text.count else { return false }
            let character = Pattern.CaseForms(Self.scalar(in: text, movingPast: &place), ignoringCase: ignoresCase)
            for cell in threads.advance() {
                let state = cells[cell]
                guard takes(instructions[state], character) else { continue }
                if threads.enter(state + 1, at: place, in: text, of: instructions, &cells, &steps) { return true }
            }
            if threads.count == 0 {
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
