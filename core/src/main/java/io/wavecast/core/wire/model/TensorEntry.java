package io.wavecast.core.wire.model;

import com.fasterxml.jackson.core.JsonGenerator;
import io.wavecast.core.wire.bytes.Quote;
import io.wavecast.core.wire.json.JsonFields;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The entry of one tensor in the header: {@code {"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}}. */
final class TensorEntry {
    private final String name;
    private final TensorType type;
    private final int[] shape;
    private final long begin;
    private final long end;

    private TensorEntry(String name, TensorType type, int[] shape, long begin, long end) {
        this.name = name;
        this.type = type;
        this.shape = shape;
        this.begin = begin;
        this.end = end;
    }

    String name() {
        return name;
    }

    /** First byte of the tensor's data. */
    long begin() {
        return begin;
    }

    /** First byte after the tensor's data. */
    long end() {
        return end;
    }

    /** Number of elements. */
    long elements() {
        return (end - begin) / type.bytes();
    }

    /**
     * The entry; empty if there was a problem.
     *
     * @param used whether the tensor is read; otherwise it may have any type
     */
    static Optional<TensorEntry> read(JsonFields fields, String name, boolean used, List<String> problems)
            throws IOException {
        int before = problems.size();
        String[] dtype = {""};
        List<Integer> shape = new ArrayList<>();
        List<Long> offsets = new ArrayList<>();
        fields.object(key -> {
            switch (key) {
                case "dtype" -> dtype[0] = fields.text();
                case "shape" -> fields.array(() -> shape.add((int) fields.integer(0, Integer.MAX_VALUE)));
                case "data_offsets" -> fields.array(() -> offsets.add(fields.integer(0, Integer.MAX_VALUE)));
                default -> fields.skip();
            }
        });
        if (problems.size() > before) {
            return Optional.empty();
        }
        if (!used && offsets.size() == 2 && offsets.get(0) <= offsets.get(1)) {
            return Optional.of(new TensorEntry(name, TensorType.F32, new int[0], offsets.get(0), offsets.get(1)));
        }
        Optional<TensorType> type = TensorType.named(dtype[0]);
        if (type.isEmpty()) {
            problems.add("tensor " + Quote.shortened(name) + ": expected dtype F32, F64, F16 or BF16, was \""
                    + Quote.shortened(dtype[0]) + "\"");
            return Optional.empty();
        }
        long needed = type.get().bytes();
        for (int dimension : shape) {
            // A size beyond any file's is not multiplied further, to avoid an overflow.
            needed = needed > Integer.MAX_VALUE && dimension != 0 ? needed : needed * dimension;
        }
        if (offsets.size() != 2 || offsets.get(1) - offsets.get(0) != needed) {
            problems.add("tensor " + Quote.shortened(name) + ": expected data_offsets " + needed
                    + " bytes apart for shape " + shape + " and " + dtype[0] + ", was " + offsets);
            return Optional.empty();
        }
        int[] dimensions = shape.stream().mapToInt(Integer::intValue).toArray();
        return Optional.of(new TensorEntry(name, type.get(), dimensions, offsets.get(0), offsets.get(1)));
    }

    /** The tensor of a file whose data begin at {@code dataStart}. */
    Tensor read(byte[] file, int dataStart) {
        ByteBuffer bytes = ByteBuffer.wrap(file, dataStart + (int) begin, (int) (end - begin))
                .order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[bytes.remaining() / type.bytes()];
        for (int i = 0; i < values.length; i++) {
            values[i] = type.read(bytes);
        }
        return new Tensor(shape, values);
    }

    /**
     * Writes an entry.
     *
     * @return the first byte after the tensor's data
     */
    static long write(JsonGenerator json, Tensor tensor, long begin) throws IOException {
        long end = begin + (long) Float.BYTES * tensor.values().length;
        new TensorEntry("", TensorType.F32, tensor.shape(), begin, end).write(json);
        return end;
    }

    /** Writes this entry as it was read. */
    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("dtype", type.name());
        json.writeFieldName("shape");
        json.writeArray(shape, 0, shape.length);
        json.writeFieldName("data_offsets");
        json.writeArray(new long[] {begin, end}, 0, 2);
        json.writeEndObject();
    }
}
