import Conferencing
import Scenarios
import YAMLSource

extension PlanBuilder {
    /// What addresses yield, those of sound files included.
    mutating func readMedia() {
        media = scenario.media
        // By their places, so that mistakes are told in the order of the file.
        for (address, node) in scenario.mediaFiles.sorted(by: { $0.value.range.start < $1.value.range.start }) {
            if let file = soundFile(node, "what \(quote(address)) yields") { media[address] = .audio(file.length) }
        }
    }

    /// The sound file that a node names, by its path from the scenario's own file.
    mutating func soundFile(_ node: YAMLNode, _ subject: String) -> SoundFile? {
        guard case .text(let path) = findings.value(node, subject, .text()) else { return nil }
        let found = soundFiles[path] ?? sounds.file(path)
        soundFiles[path] = found
        let named = "the sound file \(quote(path))"
        switch found {
        case .success(let file): return file
        case .failure(.outsideRoot):
            findings.error(
                .outsideRoot,
                "\(named) lies outside the suite's root",
                at: node,
                hints: ["files stay below the suite's root, links resolved; paths begin at the scenario's own folder"]
            )
        case .failure(.unreadable(let why)):
            findings.error(.unreadableFile, "\(named) cannot be read: \(why)", at: node)
        case .failure(.tooLarge(let bytes)):
            findings.error(.fileTooLarge, "\(named) is larger than \(bytes >> 20) MiB, the most that is read", at: node)
        case .failure(.malformed(let why)): findings.error(.malformedValue, "\(named) is none: \(why)", at: node)
        }
        return nil
    }
}
