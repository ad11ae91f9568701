package io.wavecast.core.topics.versions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** All versions and decisions at one moment, and the changes that are to be written. Not thread-safe. */
public final class Library {
    private final SortedMap<String, NameVersions> names = new TreeMap<>();
    private final List<Publication> publications = new ArrayList<>();
    private final ToLongFunction<String> series;

    private long end;

    /** Without versions and decisions, and without series. */
    public Library() {
        this(name -> 0);
    }

    /** @param series counts the series that a model of a name serves */
    Library(ToLongFunction<String> series) {
        this.series = series;
    }

    /** The offset behind the last record of the models topic. */
    public long end() {
        return end;
    }

    void passed(long offset) {
        end = offset + 1;
    }

    /** The versions of a name; without any if the name is new. */
    public NameVersions of(String name) {
        return names.computeIfAbsent(name, added -> new NameVersions(added, series));
    }

    /** The versions of all names, in the order of the names. */
    public Collection<NameVersions> names() {
        return Collections.unmodifiableCollection(names.values());
    }

    /** The publications under plain names that are no versions yet, oldest first. */
    List<Publication> publications() {
        return Collections.unmodifiableList(publications);
    }

    void add(Publication publication) {
        publications.add(publication);
    }

    boolean hasChanges() {
        return names.values().stream()
                .anyMatch(name ->
                        !name.changes().isEmpty() || name.changedDecisions().isPresent());
    }
}
