extension Pattern {
    /// One state of the machine; unless it says otherwise, the next one follows it.
    enum Instruction: Sendable {
        /// Takes this very character (its folded form, where case is ignored).
        case scalar(UInt32)
        /// Takes a character of the class of this index.
        case oneOf(Int)
        /// Goes on only at such a place, and takes nothing.
        case assertion(Assertion)
        /// Goes on with the next state and with this one.
        case fork(Int)
        /// Goes on with this state instead of the next one.
        case jump(Int)
        /// The pattern has been found.
        case found
    }

    /// A demand on a place between two characters.
    enum Assertion: Sendable {
        case start, end, wordBoundary
    }

    /// A part of a pattern, with the number of states that it takes.
    struct Node {
        indirect enum Kind {
            case empty
            case single(Instruction)
            case sequence([Node])
            case choice([Node])
            /// At least so often; at most so often, where there is an end to it.
            case repeated(Node, least: Int, most: Int?)
        }

        let kind: Kind
        /// Never less than one, so that a bound on it also bounds how often `(){9}` is written out.
        let states: Int

        init(_ kind: Kind) {
            self.kind = kind
            let count =
                switch kind {
                case .empty: 0
                case .single: 1
                case .sequence(let parts): parts.reduce(0) { $0 + $1.states }
                case .choice(let branches): branches.reduce(-2) { $0 + $1.states + 2 }
                case .repeated(let body, least: 0, most: nil): body.states + 2
                case .repeated(let body, let least, most: nil): body.states * least + 1
                case .repeated(let body, let least, let most?): body.states * most + (most - least)
                }
            states = max(count, 1)
        }
    }

    /// A pattern made ready to run: a flat list of states, and what is known of where a match can begin.
    final class Program: Sendable {
        let instructions: [Instruction]
        let classes: [CharacterClass]
        let ignoresCase: Bool
        /// Whether a match can begin at the start of the text only.
        let isAnchored: Bool
        /// The UTF-8 that every match begins with.
        let prefix: [UInt8]
        /// Whether the prefix is all there is to find.
        let isLiteral: Bool
        /// The bytes that can begin a match; nil where a match may be empty.
        let firsts: FirstBytes?

        init(_ pattern: Node, _ classes: [CharacterClass], ignoringCase: Bool) {
            var instructions: [Instruction] = []
            Self.append(pattern, to: &instructions)
            instructions.append(.found)
            self.instructions = instructions
            self.classes = classes
            ignoresCase = ignoringCase

            isAnchored = Self.entries(to: instructions, beyondStart: false).isEmpty
            firsts = FirstBytes(Self.entries(to: instructions, beyondStart: true), classes, ignoringCase: ignoringCase)
            let literals = ignoringCase ? [] : Self.leadingScalars(of: instructions)
            prefix = literals.flatMap { UTF8.encode($0).map(Array.init) ?? [] }
            isLiteral = !literals.isEmpty && literals.count + 1 == instructions.count
        }
    }
}

extension Pattern.Program {
    private static func append(_ node: Pattern.Node, to list: inout [Pattern.Instruction]) {
        switch node.kind {
        case .empty:
            break
        case .single(let instruction):
            list.append(instruction)
        case .sequence(let parts):
            for part in parts { append(part, to: &list) }
        case .choice(let branches):
            appendChoice(branches, to: &list)
        case .repeated(let body, let least, let most):
            appendRepeat(of: body, least, most, to: &list)
        }
    }

    private static func appendChoice(_ branches: [Pattern.Node], to list: inout [Pattern.Instruction]) {
        var jumps: [Int] = []
        for branch in branches.dropLast() {
            let fork = list.count
            list.append(.fork(fork))
            append(branch, to: &list)
            jumps.append(list.count)
            list.append(.jump(list.count))
            list[fork] = .fork(list.count)
        }
        if let last = branches.last { append(last, to: &list) }
        for jump in jumps { list[jump] = .jump(list.count) }
    }

    private static func appendRepeat(
        of body: Pattern.Node,
        _ least: Int,
        _ most: Int?,
        to list: inout [Pattern.Instruction]
    ) {
        var start = list.count
        for _ in 0..<least {
            start = list.count
            append(body, to: &list)
        }
        switch most {
        case nil where least > 0:
            list.append(.fork(start))
        case nil:
            list.append(.fork(start))
            append(body, to: &list)
            list.append(.jump(start))
            list[start] = .fork(list.count)
        case let most?:
            var forks: [Int] = []
            for _ in least..<most {
                forks.append(list.count)
                list.append(.fork(list.count))
                append(body, to: &list)
            }
            for fork in forks { list[fork] = .fork(list.count) }
        }
    }

    /// The states before the first character that a match can begin with; `^` is passed or not, other demands are.
    private static func entries(
        to instructions: [Pattern.Instruction],
        beyondStart: Bool
    ) -> [Pattern.Instruction] {
        var entries: [Pattern.Instruction] = []
        var seen = [Bool](repeating: false, count: instructions.count)
        var open = [0]
        while let state = open.popLast() {
            if seen[state] { continue }
            seen[state] = true
            switch instructions[state] {
            case .scalar, .oneOf, .found: entries.append(instructions[state])
            case .assertion(.start): if beyondStart { open.append(state + 1) }
            case .assertion(.end), .assertion(.wordBoundary): open.append(state + 1)
            case .fork(let other): open += [state + 1, other]
            case .jump(let next): open.append(next)
            }
        }
        return entries
    }

    private static func leadingScalars(of instructions: [Pattern.Instruction]) -> [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        for instruction in instructions {
            guard case .scalar(let value) = instruction, let scalar = Unicode.Scalar(value) else { break }
            scalars.append(scalar)
        }
        return scalars
    }
}

extension Pattern {
    /// The bytes of UTF-8 that can begin a match.
    struct FirstBytes: Sendable {
        private var ascii = ASCIISet()
        private var beyondASCII = false

        /// Nothing, where one of the entries is the end of the pattern.
        init?(_ entries: [Instruction], _ classes: [CharacterClass], ignoringCase: Bool) {
            for entry in entries {
                switch entry {
                case .scalar(let value):
                    insert(value, ignoringCase: ignoringCase)
                case .oneOf(let index):
                    ascii.formUnion(classes[index].ascii)
                    beyondASCII = beyondASCII || classes[index].reachesBeyondASCII
                case .assertion, .fork, .jump, .found:
                    return nil
                }
            }
        }

        private mutating func insert(_ value: UInt32, ignoringCase: Bool) {
            guard let byte = UInt8(exactly: value), byte < 0x80 else {
                beyondASCII = true
                return
            }
            ascii.insert(byte)
            // A literal is kept folded, so it stands for its capital too.
            if ignoringCase, (0x61...0x7A).contains(byte) { ascii.insert(byte ^ 0x20) }
        }

        func contains(_ byte: UInt8) -> Bool {
            byte < 0x80 ? ascii.contains(byte) : beyondASCII && byte >= 0xC0
        }
    }
}
