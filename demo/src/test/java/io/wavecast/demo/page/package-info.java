/** The page with a made-up run. */
package io.wavecast.demo.page;
