package io.wavecast.core.fuzz;

import io.wavecast.core.wire.WireFormat;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.fuzzing.Corpus;
import io.wavecast.fuzzing.Fuzz;
import io.wavecast.fuzzing.FuzzedParsers;
import java.util.function.Function;

/** Feeds damaged records to a codec, in both formats. */
abstract class CodecFuzz extends FuzzedParsers {
    private static final long MAX_ALLOCATED_BYTES = 32 << 20;

    /**
     * @param records name of the records, such as {@code scores}: their corpora are {@code scores-json} and {@code scores-protobuf}
     * @param reader reads records in a format
     */
    CodecFuzz(String records, Function<WireFormat, Fuzz.Parser> reader) {
        super(
                fuzz(records, "json", reader.apply(WireFormat.JSON)),
                fuzz(records, "protobuf", reader.apply(WireFormat.PROTOBUF)));
    }

    private static Fuzz fuzz(String records, String format, Fuzz.Parser parser) {
        return new Fuzz(
                format + "-" + records,
                Corpus.of(CodecFuzz.class, records + "-" + format),
                UnreadableException.class,
                MAX_ALLOCATED_BYTES,
                parser);
    }
}
