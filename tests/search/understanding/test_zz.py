from search.understanding import understand
from search.models import SearchWord
import pytest, time
def test_it(home):
    for w,s,c in [("eenzaamheid","eenzaamheid",20),("schulden","schulden",30),("rollator","rollator",3),("geld","geld",50),("eten","eten",60),("kind","kind",50),("hulp","hulp",100),("buiten","buiten",10),("bewegen","bewegen",10),("voedselbank","voedselbank",5)]:
        SearchWord.objects.update_or_create(language="nl",word=w,defaults=dict(shown=s,count=c))
    for q,l in [("hoe kom ik aan een rollator in Dronten?","nl"),("ik heb geen geld meer voor eten","nl"),("eenzaamhied","nl"),("schuld hulp 8232","nl"),("borç","nl"),("borç","tr"),("Urk","nl"),("hulp in ens","nl"),("eenzaam heid","nl"),('"samen eten" -kind urk',"nl"),("schuldhulp","nl"),("buiten bewegen","nl"),("lelystat voedselbank","nl"),("I am lonely","en"),("самотність","nl"),("zelfmoord","nl"),("","nl"),("hulp","nl")]:
        t=time.perf_counter()
        u=understand(q,languages=list(dict.fromkeys((l,"nl"))))
        print("\n##",q,l,"|",u.corrected,"|",u.place and u.place.name,u.place_words,"|",u.query.spoken,u.crisis, round((time.perf_counter()-t)*1000,1))
        for b in u.query.branches:
            for p in b.parts: print("  ",b.language,p.words,[("+".join(w.tokens),round(w.weight,2),"P"*w.phrase) for w in p.ways][:9], len(p.ways))
            if b.excluded: print("   NOT",b.excluded)
