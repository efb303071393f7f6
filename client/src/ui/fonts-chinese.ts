/** The heavier weight, worth its bytes only where most of the page is Chinese. */
import '@fontsource/noto-sans-sc/600.css'
