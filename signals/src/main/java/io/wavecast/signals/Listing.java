package io.wavecast.signals;

import java.util.List;

/** Lists names and cells in messages. */
public final class Listing {
    /** A message with more texts would be hard to read. */
    private static final int LISTED = 30;

    private Listing() {}

    /** Joins texts; of many, the first {@value #LISTED} and the number of the others. */
    public static String of(List<String> texts, String separator) {
        return texts.size() <= LISTED
                ? String.join(separator, texts)
                : String.join(separator, texts.subList(0, LISTED)) + separator + "and " + (texts.size() - LISTED)
                        + " more";
    }
}
