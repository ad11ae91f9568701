package io.wavecast.trainer;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Model;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

/** Only our own parsers read foreign bytes; the learning libraries read none. SECURITY.md relies on it. */
@AnalyzeClasses(packages = "io.wavecast", importOptions = DoNotIncludeTests.class)
@ArchTag("once")
class ForeignInputTest {
    private static final Pattern READS = Pattern.compile("(load|read|restore|decode|import)([A-Z].*)?"
            + "|from(Json|Yaml|Byte|Npy|Flat|File|Stream).*"
            + "|createFrom(Npy|Npz|Flat|File|Stream|Byte).*|createNpy.*");

    @ArchTest
    static final ArchRule LEARNING_LIBRARIES_READ_NO_MODELS_AND_NO_ARRAYS =
            noClasses().should().accessTargetWhere(describe("a learning library reads bytes", ForeignInputTest::reads));

    @ArchTest
    static final ArchRule IMPORTERS_AND_RELOCATED_LIBRARIES_ARE_NEVER_CALLED = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.nd4j.shade..",
                    "org.nd4j.serde..",
                    "org.nd4j.imports..",
                    "org.nd4j.autodiff..",
                    "org.tensorflow..",
                    "org.deeplearning4j.util..",
                    "org.deeplearning4j.modelimport..",
                    "ai.djl.repository..");

    @ArchTest
    static final ArchRule JAVA_DESERIALISES_NO_OBJECTS =
            noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class);

    private static boolean reads(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        return (owner.startsWith("org.deeplearning4j.") || owner.startsWith("org.nd4j.") || owner.startsWith("ai.djl."))
                && READS.matcher(access.getTarget().getName()).matches();
    }

    @Test
    void shouldRefuseEveryWayToReadForeignBytes() {
        assertThat(violations(LEARNING_LIBRARIES_READ_NO_MODELS_AND_NO_ARRAYS))
                .contains(
                        "MultiLayerConfiguration.fromJson",
                        "MultiLayerConfiguration.fromYaml",
                        "MultiLayerNetwork.load",
                        "ModelSerializer.restoreMultiLayerNetwork",
                        "Nd4j.createFromNpyFile",
                        "Nd4j.readBinary",
                        "ai.djl.Model.load",
                        "NDList.decode");
        assertThat(violations(IMPORTERS_AND_RELOCATED_LIBRARIES_ARE_NEVER_CALLED))
                .contains("ModelSerializer");
        assertThat(violations(JAVA_DESERIALISES_NO_OBJECTS)).contains("ObjectInputStream");
    }

    private static String violations(ArchRule rule) {
        return rule.evaluate(new ClassFileImporter().importClasses(Reader.class))
                .getFailureReport()
                .toString();
    }

    /** Never called: code that the rules must find. */
    @SuppressWarnings("unused")
    private static final class Reader {
        void read(File file, String text, byte[] bytes, NDManager manager) throws Exception {
            MultiLayerConfiguration.fromJson(text);
            MultiLayerConfiguration.fromYaml(text);
            MultiLayerNetwork.load(file, true);
            ModelSerializer.restoreMultiLayerNetwork(file);
            Nd4j.createFromNpyFile(file);
            Nd4j.readBinary(file);
            try (var model = Model.newInstance(text)) {
                model.load(Path.of(text));
            }
            NDList.decode(manager, bytes);
            deserialise(bytes);
        }

        Object deserialise(byte[] bytes) throws IOException, ClassNotFoundException {
            try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
                return in.readObject();
            }
        }
    }
}
