package io.wavecast.core.topics.versions;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * The header {@code wavecast.promotion: rule} of a version in the models topic: it waits for a decision by the rule. A version without it waits for
 * a person, if it waits.
 */
final class ByRule {
    private static final String NAME = "wavecast.promotion";
    private static final byte[] VALUE = Promotion.RULE.word().getBytes(StandardCharsets.UTF_8);

    private ByRule() {}

    static List<Header> headers(boolean rule) {
        return rule ? List.of(new RecordHeader(NAME, VALUE)) : List.of();
    }

    static boolean is(Headers headers) {
        Header found = headers.lastHeader(NAME);
        return found != null && Arrays.equals(found.value(), VALUE);
    }
}
