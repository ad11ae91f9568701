package io.wavecast.core.topics.versions;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.model.ModelCodec;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes versions of what was published under plain names. */
final class Publications {
    private static final Logger log = LoggerFactory.getLogger(Publications.class);
    private static final String BY = "publication";

    private final ModelCodec codec = new ModelCodec();
    private final VersionRule rule;
    private final LongSupplier nowMillis;
    private final Set<Long> refused;

    /** @param refused offsets of publications that became no version; those that it does not have yet are logged and added */
    Publications(VersionRule rule, LongSupplier nowMillis, Set<Long> refused) {
        this.rule = rule;
        this.nowMillis = nowMillis;
        this.refused = refused;
    }

    /** Takes all publications that are no versions yet. One that is no model, or not newer, stays where it is and changes nothing. */
    void takeAll(Library library) {
        for (Publication publication : library.publications()) {
            NameVersions versions = library.of(publication.name());
            if (publication.model().isEmpty()) {
                retire(versions, publication);
            } else {
                take(versions, publication, publication.model().get());
            }
        }
    }

    private void take(NameVersions versions, Publication publication, byte[] file) {
        Optional<ModelVersion> version = version(versions, publication, file);
        if (version.isEmpty()) {
            return;
        }
        long number = version.get().number();
        versions.taken(publication.offset());
        versions.publish(number, file, rule, "published as " + publication.name(), nowMillis);
    }

    /** The version of a publication: the one that it states, or the next one. Empty if it must not become one. */
    private Optional<ModelVersion> version(NameVersions versions, Publication publication, byte[] file) {
        long highest = versions.highest();
        try {
            var fallback = new ModelVersion(publication.name(), Math.max(publication.offset() + 1, highest + 1));
            Model model = codec.read(file, fallback);
            if (!model.version().name().equals(publication.name())) {
                refuse(
                        publication,
                        "expected the key '{}' for model {}, was '{}': it becomes no version",
                        model.version().name(),
                        model.version(),
                        publication.name());
                return Optional.empty();
            }
            if (model.version().number() <= highest) {
                refuse(
                        publication,
                        "expected a version of {} above {}, was {}: it becomes no version",
                        publication.name(),
                        highest,
                        model.version());
                return Optional.empty();
            }
            return Optional.of(model.version());
        } catch (IllegalArgumentException e) { // unreadable, or a name that no model can have
            String reason = e instanceof UnreadableException unreadable ? unreadable.reason() : "bad-key";
            refuse(
                    publication,
                    "the publication at offset {} under '{}' becomes no version ({}): {}",
                    publication.offset(),
                    publication.name(),
                    reason,
                    String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Says once why a publication becomes no version: it stays in the topic, and is met again each time. */
    private void refuse(Publication publication, String why, Object... values) {
        if (refused.add(publication.offset())) {
            log.warn(why, values);
        }
    }

    private void retire(NameVersions versions, Publication publication) {
        boolean inForce = versions.decisions().inForce().isPresent();
        if (inForce) {
            versions.decide(
                    Decisions.retire(versions, BY, "tombstone under " + publication.name(), nowMillis, rule.timing()));
        }
        if (inForce || !versions.stored().isEmpty()) {
            versions.taken(publication.offset());
        }
    }
}
