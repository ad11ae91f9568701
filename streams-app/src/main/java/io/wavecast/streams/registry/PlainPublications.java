package io.wavecast.streams.registry;

/** Says what happens to models that are published under their plain name, without a version in the key. */
public interface PlainPublications {
    /** They come into force at once. Nothing protects them from the next publication, once the topic is compacted. */
    PlainPublications AT_ONCE = offset -> false;

    /**
     * A model was published, or a name retired.
     *
     * @param offset of the record
     * @return whether it becomes a version of its own; if so, it comes into force by a decision
     */
    boolean taken(long offset);
}
