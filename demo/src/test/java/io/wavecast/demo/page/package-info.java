/** Tests of the live page with a generated run. */
package io.wavecast.demo.page;
