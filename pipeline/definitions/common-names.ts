/**
 * Given names and surnames that are common in England, written down by hand and far from complete: they only catch a
 * name that somebody wrote without its capital letter. A word with one is held back whatever it is.
 */
export const commonNames: ReadonlySet<string> = new Set(
  `aaron abdul abdullah abigail adam adele adrian agnes ahmed aidan aisha alan albert alex alexander alexandra alfie
  alfred ali alice alicia alison amanda amber amelia amina amir amy andrea andrew angela anita ann anna anne annie
  anthony antonia archie arjun arthur asha ashley aubrey audrey ava barbara barry beatrice becky ben benjamin bernard
  bethany betty beverley brandon brenda brian bridget bryan callum cameron carl carol caroline catherine cathy cecilia
  charles charlie charlotte chelsea cheryl chloe chris christian christina christine christopher claire clara clare
  clive colin connor craig daisy daniel danielle darren dave david dawn dean deborah debbie declan denise dennis derek
  diana diane dominic donald donna doris dorothy douglas duncan dylan eddie edith edward eileen elaine eleanor elena
  elizabeth ella ellen ellie elsie emily emma eric erin esme ethan eva evelyn evie fatima fiona florence frances
  francesca freddie freya gareth gary gavin gemma geoff geoffrey george georgia georgina gerald gillian gladys glen
  gordon graham greg gurpreet hannah harold harriet harry harvey hassan hayley hazel heather helen henry holly howard
  hugh hussain ian ibrahim imran imogen irene isaac isabel isabella isabelle isla ivan jack jackie jacob jacqueline
  jade jake jamal james jamie jane janet janice jasmine jason jayden jean jenna jennifer jenny jeremy jessica jill jim
  joan joanna joanne joe joel john jonathan jordan joseph josh joshua joyce judith julia julian julie karen kate
  katherine kathleen kathryn katie keith kelly kenneth kerry kevin khadija kieran kim kimberley kirsty kyle laura lauren
  leah leanne lee leo leon leonard lesley leslie lewis liam lily linda lisa liz lola lorraine louis louise lucas lucy
  luke lynn maisie malcolm marcus margaret maria marie marion martha martin martyn mary maryam mason matthew maureen
  maurice max maya megan melanie melissa mia michael michelle miriam mohamed mohammad mohammed molly monica muhammad
  nancy naomi natalie natasha nathan neil niamh nicholas nicola nicole nigel noah noel nora norman olive oliver olivia
  omar oscar owen pamela patricia patrick paul paula pauline penelope peter philip phillip phoebe phyllis poppy priya
  rachel raj ralph raymond rebecca reece rhys richard riley rita robert robin rodney roger ronald rory rosemary
  rosie ross roy ruby russell ruth ryan sabrina sally samantha samuel sandra sara sarah scarlett scott sean sebastian
  shannon sharon shaun sheila shirley sian simon sofia sonia sophia sophie stacey stanley stella stephanie stephen
  steve steven stewart stuart susan suzanne sylvia tanya tara teresa terry thelma theo theresa thomas tim timothy tina
  toby tom tony tracey tracy trevor tristan tyler valerie vanessa vera veronica victor victoria vincent violet
  virginia vivien walter wayne wendy william yasmin yusuf yvonne zainab zara zoe
  adams ahmad akhtar allen anderson andrews armstrong atkinson bailey baker barker barnes begum bennett bhatt booth
  bradley brooks burton butler campbell carter chapman choudhury clark clarke coleman collins cooper cox davies davis
  dixon edwards ellis evans fletcher foster gibson gill graham griffiths hamilton harris harrison hart holmes
  hughes hussein iqbal jackson jenkins johnson johnston jones kaur kelly kennedy khan kumar lawrence
  lewis lloyd macdonald mahmood malik marshall mason matthews mcdonald miller mitchell moore morgan morris murphy
  murray nguyen parker patel pearson perera phillips powell rahman reid reynolds richards richardson
  roberts robertson robinson rogers ross russell saunders shah shaikh sharma shaw simpson singh smith spencer stevens
  stevenson sutton taylor thompson turner uddin walsh watson watts webb wilkinson williams
  williamson wilson wright`.split(/\s+/),
);
