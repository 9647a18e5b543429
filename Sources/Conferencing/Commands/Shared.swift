/// A value that many hold and nobody changes: one pointer to copy, however large the value is.
///
/// A plan's join options are sent as they are, step after step; as a plain struct of thirty optionals each copy would
/// cost more than the join.
public final class Shared<Value: Sendable & Hashable>: Sendable, Hashable {
    /// What is shared.
    public let value: Value

    /// Shares a value from now on.
    public init(_ value: Value) {
        self.value = value
    }

    /// Equal where the values are.
    public static func == (left: Shared, right: Shared) -> Bool { left === right || left.value == right.value }

    /// Hashes the value.
    public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
