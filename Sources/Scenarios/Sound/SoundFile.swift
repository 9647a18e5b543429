public import Conferencing

/// What a scenario needs to know of a sound file: how long it takes, and where in it there is something to be heard.
public struct SoundFile: Sendable, Hashable {
    /// How long it takes.
    public var length: TimeSpan
    /// Where there is sound, in order, none touching the next; nothing where all of it is silence.
    public var stretches: [SoundStretch]

    /// Makes what is known of a file.
    public init(length: TimeSpan, stretches: [SoundStretch]) {
        self.length = length
        self.stretches = stretches
    }
}

/// Gives a scenario the sound files that it names.
///
/// The stations up to the plan read no file themselves; whoever found the scenario's file hands this in.
public struct SoundLibrary: Sendable {
    /// Why there is no such sound file.
    public enum Problem: Error, Sendable, Hashable {
        /// It lies outside the suite's root, links resolved.
        case outsideRoot
        /// It is not there, or cannot be read; a sentence's end says why.
        case unreadable(String)
        /// It is larger than what is read.
        case tooLarge(limitBytes: Int)
        /// It is read, and is no sound file that muster knows; a sentence's end says why.
        case malformed(String)
    }

    /// Looks a file up by its path as a scenario writes it, from the folder of the scenario's own file.
    public var file: @Sendable (String) -> Result<SoundFile, Problem>

    /// Makes a library.
    public init(file: @escaping @Sendable (String) -> Result<SoundFile, Problem>) { self.file = file }

    /// A library for texts that come from no file: there is nothing in it.
    public static let empty = SoundLibrary { _ in .failure(.unreadable("the scenario itself comes from no file")) }
}
