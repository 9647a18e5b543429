import Testing

/// One value of a knob and what it makes of a scene.
struct Row<Value: Sendable>: Sendable, CustomTestStringConvertible {
    var value: Value
    var lines: [String]

    init(_ value: Value, _ lines: String...) {
        self.value = value
        self.lines = lines
    }

    var testDescription: String { "\(value)" }
}

extension [Row<Bool>] {
    var coverBoth: Bool { Set(map(\.value)).count == 2 }
}

extension Array {
    /// Whether the rows leave no value of the knob out.
    func coverEveryValue<Value: Hashable & CaseIterable>() -> Bool where Element == Row<Value> {
        Set(map(\.value)) == Set(Value.allCases)
    }
}
