package io.wavecast.core.wire.model;

import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.json.Json;
import io.wavecast.core.wire.json.JsonFields;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a safetensors file says about its data before they come: per tensor type, shape and place; and texts. */
final class SafetensorsHeader {
    static final int MAX_BYTES = 16 << 20;
    private static final String METADATA = "__metadata__";

    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Map<String, TensorEntry> entries = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final int dataStart;

    private SafetensorsHeader(int dataStart) {
        this.dataStart = dataStart;
    }

    Map<String, String> metadata() {
        return metadata;
    }

    Map<String, TensorEntry> entries() {
        return entries;
    }

    /** Where in the file the data begin. */
    int dataStart() {
        return dataStart;
    }

    /** @throws UnreadableException with the reason {@code not-safetensors}; all that the header has wrong in one message */
    static SafetensorsHeader read(byte[] bytes) {
        if (bytes == null || bytes.length < Long.BYTES) {
            throw refused((bytes == null ? 0 : bytes.length)
                    + " bytes are too few: 8 for the length of the header come first");
        }
        long length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 2 || length > MAX_BYTES || length > bytes.length - Long.BYTES) {
            throw refused("the first 8 bytes say that the header has " + Long.toUnsignedString(length) + " bytes: 2 to "
                    + MAX_BYTES + " are right, and " + (bytes.length - Long.BYTES) + " follow");
        }
        int dataStart = Long.BYTES + (int) length;
        SafetensorsHeader header = new SafetensorsHeader(dataStart);
        header.parse(Arrays.copyOfRange(bytes, Long.BYTES, dataStart));
        header.checkPlaces(bytes.length - dataStart);
        if (!header.problems.isEmpty()) {
            throw refused(Quote.all(header.problems));
        }
        return header;
    }

    /** Filled up with spaces so that the data, behind 8 bytes and this, begin at a multiple of 8. */
    static byte[] write(Map<String, String> metadata, Map<String, Tensor> tensors) {
        byte[] json = Json.write(to -> {
            to.writeStartObject();
            if (!metadata.isEmpty()) {
                to.writeObjectFieldStart(METADATA);
                for (Map.Entry<String, String> text : metadata.entrySet()) {
                    to.writeStringField(text.getKey(), text.getValue());
                }
                to.writeEndObject();
            }
            long offset = 0;
            for (Map.Entry<String, Tensor> named : tensors.entrySet()) {
                to.writeFieldName(named.getKey());
                offset = TensorEntry.write(to, named.getValue(), offset);
            }
            to.writeEndObject();
        });
        byte[] padded = Arrays.copyOf(json, (json.length + 7) / 8 * 8);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        return padded;
    }

    private void parse(byte[] json) {
        if (json[0] != '{') {
            throw refused("the header begins with " + Quote.of(json) + ": { is right");
        }
        try {
            Json.<Void>read(json, MAX_BYTES, parser -> {
                JsonFields fields = new JsonFields(parser, problems);
                fields.object(name -> field(fields, name));
                return null;
            });
        } catch (UnreadableException e) {
            throw BadRecord.NOT_SAFETENSORS.because("not safetensors: the header: " + e.getMessage(), e);
        }
    }

    private void field(JsonFields fields, String name) throws IOException {
        if (name.equals(METADATA)) {
            fields.object(key -> metadata.put(key, fields.text()));
        } else {
            TensorEntry.read(fields, name, problems).ifPresent(entry -> entries.put(name, entry));
        }
    }

    /** Every byte of the data belongs to exactly one tensor. */
    private void checkPlaces(int dataBytes) {
        if (!problems.isEmpty()) {
            return;
        }
        List<TensorEntry> inOrder = new ArrayList<>(entries.values());
        inOrder.sort(Comparator.comparingLong(TensorEntry::begin).thenComparingLong(TensorEntry::end));
        long end = 0;
        for (TensorEntry entry : inOrder) {
            if (entry.begin() != end) {
                problems.add("tensor " + Quote.shortened(entry.name()) + " begins at byte " + entry.begin()
                        + " of the data: " + end + " is right, tensors neither overlap nor leave holes");
                return;
            }
            end = entry.end();
        }
        if (end != dataBytes) {
            problems.add("the tensors end at byte " + end + " of the data, of which there are " + dataBytes
                    + ": the same is right");
        }
    }

    private static UnreadableException refused(String why) {
        return BadRecord.NOT_SAFETENSORS.because("not safetensors: " + why);
    }
}
