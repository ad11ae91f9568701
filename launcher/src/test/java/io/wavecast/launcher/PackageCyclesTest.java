package io.wavecast.launcher;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Checks all modules but the benchmarks, since this module depends on all others. */
@AnalyzeClasses(packages = "io.wavecast", importOptions = DoNotIncludeTests.class)
class PackageCyclesTest {
    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.wavecast.(**)").should().beFreeOfCycles();
}
