package io.wavecast.core.events;

import io.wavecast.core.wire.bytes.BadRecord;
import org.jspecify.annotations.Nullable;

/** Names of series that are put together from parts. */
final class SeriesNames {
    private SeriesNames() {}

    /** A name without slashes at its ends and without empty segments. */
    static String normalised(StringBuilder name) {
        StringBuilder normalised = new StringBuilder(name.length());
        boolean slash = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '/') {
                slash = normalised.length() > 0;
            } else {
                if (slash) {
                    normalised.append('/');
                    slash = false;
                }
                normalised.append(c);
            }
        }
        if (normalised.length() == 0) {
            throw BadRecord.NO_SERIES.because("expected a name of the series, was none");
        }
        return normalised.toString();
    }

    /** @param place names the part in a message */
    static String required(@Nullable String part, String place) {
        if (part == null) {
            throw BadRecord.NO_SERIES.because("{" + place + "}: expected a part of the series' name, was none");
        }
        return part;
    }
}
