package io.wavecast.core.topics.versions;

import io.wavecast.core.model.DecisionHistory;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.VersionDecision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/** The versions and decisions of one name: as Kafka has them, and with the changes that are to be written. Not thread-safe. */
public final class NameVersions {
    private final String name;
    private final ToLongFunction<String> series;
    private final NavigableMap<Long, StoredVersion> stored = new TreeMap<>();
    private final Map<Long, byte[]> files = new HashMap<>(); // of some versions
    private final SortedMap<Long, Optional<byte[]>> changes = new TreeMap<>(); // empty removes the version
    private final Set<Long> byRule = new HashSet<>();
    private DecisionHistory decisions;
    private boolean decided;
    private Optional<VersionDecision> added = Optional.empty();
    private boolean known; // whether Kafka has decisions

    /** @param series counts the series that a model of a name serves */
    NameVersions(String name, ToLongFunction<String> series) {
        this.name = name;
        this.series = series;
        this.decisions = DecisionHistory.none(name);
    }

    public String name() {
        return name;
    }

    /** The versions that are kept, lowest number first. */
    public Collection<StoredVersion> stored() {
        return Collections.unmodifiableCollection(stored.values());
    }

    /** Whether a version is kept. */
    public boolean has(long number) {
        return stored.containsKey(number);
    }

    /** The time over which its series change, if none is set: by their number, and by the largest version that is kept. */
    Duration spread() {
        int bytes =
                stored.values().stream().mapToInt(StoredVersion::bytes).max().orElse(0);
        return SwapSpread.of(series.applyAsLong(name), bytes);
    }

    /** Whether Kafka has no decisions yet, so no version that serves records. */
    boolean isNew() {
        return !known;
    }

    /** The decisions, the present one first. */
    public DecisionHistory decisions() {
        return decisions;
    }

    /** The file of a version; empty if it was not read. */
    public Optional<byte[]> file(long number) {
        return Optional.ofNullable(files.get(number));
    }

    /** The version that the next model of this name gets: higher than all before it. */
    public ModelVersion next() {
        return new ModelVersion(name, highest() + 1);
    }

    long highest() {
        long highest = stored.isEmpty() ? 0 : stored.lastKey();
        for (VersionDecision decision : decisions.newestFirst()) {
            highest = Math.max(highest, decision.version());
        }
        for (VersionDecision decision : decisions.rejected()) {
            highest = Math.max(highest, decision.version());
        }
        return highest;
    }

    /** Adds a version. */
    public void add(long number, byte[] file, long nowMillis) {
        if (has(number)) {
            throw new IllegalArgumentException("expected a new version, was " + stored.get(number));
        }
        stored.put(number, new StoredVersion(new ModelVersion(name, number), nowMillis, file.length));
        files.put(number, file);
        changes.put(number, Optional.of(file));
    }

    /**
     * Adds a version, puts it in force if the rule says so, and removes versions that the rule does not keep.
     *
     * @param why how it was published
     * @param nowMillis the present, in milliseconds since the epoch
     */
    public void publish(long number, byte[] file, VersionRule rule, String why, LongSupplier nowMillis) {
        add(number, file, nowMillis.getAsLong());
        byRule.remove(number);
        if (rule.promotion() == Promotion.RULE) {
            byRule.add(number);
        }
        rule.promotion().decision(this, number, why, nowMillis, rule.timing()).ifPresent(this::decide);
        keep(rule.keep());
    }

    /** The newest version that may challenge the one in force. */
    public Optional<StoredVersion> challenger() {
        return stored.descendingMap().values().stream()
                .filter(version -> decisions.isOpen(version.version().number()))
                .findFirst();
    }

    /** Whether a version was published to be decided by the rule. */
    public boolean isByRule(long number) {
        return byRule.contains(number);
    }

    /** Adds a decision against a challenger. */
    public void reject(VersionDecision decision) {
        decisions = decisions.rejecting(decision);
        decided = true;
    }

    /** Adds a decision, which is the newest now. */
    public void decide(VersionDecision decision) {
        decisions = decisions.with(decision);
        decided = true;
        added = Optional.of(decision);
    }

    /**
     * Replaces the decisions by those of a copy. Decisions against challengers stay beside those of the copy.
     *
     * @param taken offset up to which publications under the plain name are versions in the copy
     */
    public void restore(DecisionHistory copy, long taken) {
        decisions = new DecisionHistory(name, copy.newestFirst(), taken, copy.rejectedWith(decisions.rejected()));
        decided = true;
    }

    /** Remembers that a publication under the plain name became a version, or retired the name. */
    void taken(long offset) {
        decisions = decisions.taken(offset);
        decided = true;
    }

    /**
     * Removes the lowest versions until so many are left. The versions that may still serve a series, the one before and the challenger stay. So
     * does the newest one: its number must not be given again.
     */
    public void keep(int count) {
        Set<ModelVersion> spared = new HashSet<>();
        decisions.serving().stream()
                .filter(number -> number != VersionDecision.NONE)
                .map(number -> new ModelVersion(name, number))
                .forEach(spared::add);
        decisions.predecessor().ifPresent(spared::add);
        challenger().map(StoredVersion::version).ifPresent(spared::add);
        List<Long> numbers = new ArrayList<>(stored.keySet());
        for (Long number : numbers) {
            if (stored.size() <= count) {
                return;
            }
            if (number < stored.lastKey() && !spared.contains(new ModelVersion(name, number))) {
                remove(number);
            }
        }
    }

    private void remove(long number) {
        stored.remove(number);
        files.remove(number);
        byRule.remove(number);
        changes.put(number, Optional.empty());
    }

    /** A version as it was read. */
    void read(StoredVersion version, Optional<byte[]> file, boolean rule) {
        stored.put(version.version().number(), version);
        if (rule) {
            byRule.add(version.version().number());
        }
        file.ifPresent(bytes -> files.put(version.version().number(), bytes));
    }

    /** A version was removed. */
    void readRemoval(long number) {
        stored.remove(number);
        files.remove(number);
        byRule.remove(number);
    }

    /** Decisions as they were read. */
    void read(DecisionHistory history) {
        decisions = history;
        known = !history.newestFirst().isEmpty();
    }

    /** The versions to write, by number; empty removes one. */
    SortedMap<Long, Optional<byte[]>> changes() {
        return Collections.unmodifiableSortedMap(changes);
    }

    /** The newest decision, if it is to be written. */
    Optional<VersionDecision> added() {
        return added;
    }

    /** The decisions to write, if they changed. */
    Optional<DecisionHistory> changedDecisions() {
        return decided ? Optional.of(decisions) : Optional.empty();
    }
}
